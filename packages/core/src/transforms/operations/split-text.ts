import type { OperationSpec } from '../operation-spec.ts'
import { trimText } from '../text-space.ts'

/** Text → its part between separators, counted from 0 (from the end when negative), trimmed; missing where there is none or it is empty. */
export const splitText: OperationSpec<'splitText'> = {
  bind: ({ separator, part }) => ({
    text: {
      toText(text) {
        if (text === null) return null
        const trimmed = trimText(text.split(separator).at(part) ?? '')
        return trimmed === '' ? null : trimmed
      },
    },
  }),
}
