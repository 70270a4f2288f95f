import { repairEncoding } from '../repair-encoding.ts'
import type { TextStep } from '../operation.ts'
import type { OperationSpec } from '../operation-spec.ts'
import { collapseSpaces, trimText } from '../text-space.ts'

const steps: { readonly [step in TextStep]: (text: string) => string } = {
  trim: trimText,
  collapseSpaces,
  lowerCase: (text) => text.toLowerCase(),
  upperCase: (text) => text.toUpperCase(),
  nfc: (text) => text.normalize('NFC'),
  nfkc: (text) => text.normalize('NFKC'),
  stripAccents: (text) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC'),
  repairEncoding,
}

/** Text → text by the steps in order; a text that becomes empty is missing. */
export const normalizeText: OperationSpec<'normalizeText'> = {
  bind: (operation) => ({
    text: {
      toText(text) {
        if (text === null) return null
        const normal = operation.steps.reduce((current, step) => steps[step](current), text)
        return normal === '' ? null : normal
      },
    },
  }),
}
