import type { OperationSpec } from '../operation-spec.ts'
import { splitWords } from '../text-space.ts'

/** Text → its number of characters (code points) or of words between white space; missing stays missing. */
export const textLength: OperationSpec<'textLength'> = {
  bind({ unit }) {
    const measure = unit === 'words' ? (text: string) => splitWords(text).length : codePointCount
    return { text: { toNumber: (text) => (text === null ? NaN : measure(text)) } }
  },
}

function codePointCount(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i += text.codePointAt(i)! > 0xffff ? 2 : 1) count++
  return count
}
