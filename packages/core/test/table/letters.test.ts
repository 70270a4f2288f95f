import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shapeOf } from '../../src/table/sniff/column-matcher.ts'
import { beginsWithLetter, hasLetter, isAscii } from '../../src/table/sniff/letters.ts'

const text = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...'aZ9 _\t.-éÉß°Ω雪𝔸😀\u00a0'), maxLength: 8 }),
)

/** The same by patterns of Unicode, sign by sign. */
function shapeByPatterns(of: string): string {
  let shape = ''
  for (const sign of of) {
    const kind = /\p{Lu}/u.test(sign)
      ? 'A'
      : /\p{L}/u.test(sign)
        ? 'a'
        : /\d/.test(sign)
          ? '9'
          : /\s/.test(sign)
            ? ' '
            : sign
    if (!shape.endsWith(kind)) shape += kind
  }
  return shape
}

it('letters and shapes are those of the patterns of Unicode', () => {
  fc.assert(
    fc.property(text, (of) => {
      expect(hasLetter(of), of).toBe(/\p{L}/u.test(of))
      expect(beginsWithLetter(of), of).toBe(/^\p{L}/u.test(of))
      expect(isAscii(of), of).toBe(/^[\0-\x7f]*$/.test(of))
      expect(shapeOf(of), of).toBe(shapeByPatterns(of))
    }),
    { numRuns: 5000, seed: 7 },
  )
})
