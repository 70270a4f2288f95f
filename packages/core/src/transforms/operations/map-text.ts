import type { OperationSpec } from '../operation-spec.ts'

/** Text → text by a table; a text outside it is kept, or becomes `other` (null: missing). Missing stays missing. */
export const mapText: OperationSpec<'mapText'> = {
  bind({ map, other }) {
    const table = new Map(Object.entries(map))
    return {
      text: {
        toText(text) {
          if (text === null) return null
          const mapped = table.get(text)
          return mapped !== undefined ? mapped : other === 'keep' ? text : other
        },
      },
    }
  },
}
