import { offeredEncodings } from '../../src/table/decode/offered-encodings.ts'
import type { LoadCase } from './load-digests.ts'

/** First and second bytes of letters in common use: kana, hangul and the first level of characters. */
const pairs: {
  readonly [encoding: string]: readonly (readonly [first: number, last: number, from: number, to: number])[]
} = {
  shift_jis: [
    [0x82, 0x82, 0x9f, 0xf1],
    [0x89, 0x97, 0x80, 0xfc],
  ],
  'euc-jp': [
    [0xa4, 0xa4, 0xa1, 0xf3],
    [0xb0, 0xce, 0xa1, 0xfe],
  ],
  gbk: [[0xb0, 0xd6, 0xa1, 0xfe]],
  gb18030: [[0xb0, 0xd6, 0xa1, 0xfe]],
  big5: [[0xa4, 0xc5, 0xa1, 0xfe]],
  'euc-kr': [[0xb0, 0xc8, 0xa1, 0xfe]],
}

/** A file in each encoding that is offered: of those of one byte, every letter; of the others, those in common use. */
export function encodingCases(): readonly LoadCase[] {
  return offeredEncodings.map((encoding) => {
    const cells = pairs[encoding]?.flatMap(pairsBetween) ?? Array.from({ length: 128 }, (_, i) => [128 + i, 0x78])
    const lines = cells.map((cell, row) => Buffer.from([...Buffer.from(`${row},`), ...cell, 0x0a]))
    return {
      name: `letters.${encoding}.csv`,
      base64: Buffer.concat([Buffer.from('id,letter\n'), ...lines]).toString('base64'),
      encoding,
    }
  })
}

function pairsBetween([first, last, from, to]: readonly [
  number,
  number,
  number,
  number,
]): readonly (readonly number[])[] {
  const found: (readonly number[])[] = []
  for (let lead = first; lead <= last; lead++) for (let trail = from; trail <= to; trail++) found.push([lead, trail])
  return found
}
