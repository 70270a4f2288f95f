import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ByteDictionary } from '../../src/table/parse/byte-dictionary.ts'
import { DigitDictionary } from '../../src/table/parse/digit-dictionary.ts'

it('gives the codes of the dictionary that compares bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^\d{1,14}$/), { maxLength: 400 }), (texts) => {
      const bytes = new TextEncoder().encode(texts.join(','))
      const [digits, plain] = [new DigitDictionary(), new ByteDictionary(bytes)]
      let start = 0
      for (const text of [...texts, ...texts.slice(0, 50)]) {
        if (start >= bytes.length) start = 0
        const end = start + text.length
        expect(digits.code(bytes, start, end)).toBe(plain.code(start, end))
        start = end + 1
      }
      const found = digits.places().map((place) => new TextDecoder().decode(bytes.subarray(place.start, place.end)))
      expect(found).toEqual(plain.texts())
    }),
  )
})

it('tells leading zeros apart and refuses what is no short run of digits', () => {
  const bytes = new TextEncoder().encode('7,07,007,7a,123456789012345')
  const digits = new DigitDictionary()
  expect(
    [
      [0, 1],
      [2, 4],
      [5, 8],
      [0, 1],
      [9, 11],
      [12, 27],
      [3, 3],
    ].map(([a, b]) => digits.code(bytes, a, b)),
  ).toEqual([0, 1, 2, 0, -1, -1, -1])
})
