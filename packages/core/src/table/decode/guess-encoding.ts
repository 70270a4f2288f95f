const SAMPLE = 256 * 1024
/** Fewer letters tell nothing. */
const LEAST_LETTERS = 6

/** An encoding of one or two bytes a letter: what may stand in it, and what mostly does in text. */
interface WideEncoding {
  readonly name: string
  readonly isLead: (byte: number) => boolean
  readonly isTrail: (byte: number) => boolean
  readonly isCommon: (lead: number, trail: number) => boolean
}

const between = (byte: number, from: number, to: number): boolean => byte >= from && byte <= to
const isHigh = (byte: number): boolean => between(byte, 0xa1, 0xfe)

/** In the order in which they are believed: kana tell Japanese, nothing but hangul Korean. */
const wide: readonly WideEncoding[] = [
  {
    name: 'euc-jp',
    isLead: (byte) => isHigh(byte) || byte === 0x8e,
    isTrail: isHigh,
    isCommon: (lead) => between(lead, 0xa4, 0xa5),
  },
  {
    name: 'shift_jis',
    isLead: (byte) => between(byte, 0x81, 0x9f) || between(byte, 0xe0, 0xfc),
    isTrail: (byte) => between(byte, 0x40, 0x7e) || between(byte, 0x80, 0xfc),
    isCommon: (lead) => between(lead, 0x81, 0x83) || between(lead, 0x88, 0x97),
  },
  { name: 'euc-kr', isLead: isHigh, isTrail: isHigh, isCommon: (lead) => between(lead, 0xb0, 0xc8) },
  {
    name: 'gb18030',
    isLead: (byte) => between(byte, 0x81, 0xfe),
    isTrail: (byte) => between(byte, 0x40, 0x7e) || between(byte, 0x80, 0xfe),
    isCommon: (lead, trail) => trail >= 0xa1 && (between(lead, 0xb0, 0xd7) || lead === 0xa1 || lead === 0xa3),
  },
  {
    name: 'big5',
    isLead: (byte) => between(byte, 0x81, 0xfe),
    isTrail: (byte) => between(byte, 0x40, 0x7e) || isHigh(byte),
    isCommon: (lead) => between(lead, 0xa4, 0xc6) || lead === 0xa1,
  },
]
/** Kana are a part of Japanese text only; of the others nearly all letters are common ones. */
const LEAST_COMMON: { readonly [name: string]: number } = { 'euc-jp': 0.15, 'euc-kr': 0.97, shift_jis: 0.8 }

/** Alphabets of one byte a letter, by their eight most frequent letters, small and capital. */
const alphabets: readonly { readonly name: string; readonly letters: readonly number[] }[] = [
  alphabet('windows-1251', 'eee5e0e8edf2f1f0', 'cec5c0c8cdd2d1d0'),
  alphabet('koi8-r', 'cfc5c1c9ced4d3d2', 'efe5e1e9eef4f3f2'),
  alphabet('iso-8859-5', 'ded5d0d8dde2e1e0', 'beb5b0b8bdc2c1c0'),
  alphabet('ibm866', 'aea5a0a8ade2e1e0', '8e8580888d929190'),
  alphabet('iso-8859-7', 'e1efe9e5f4edf3e7', 'c1cfc9c5d4cdd3c7'),
  alphabet('windows-1256', 'c7e1ede3e6e4d1ca', ''),
  alphabet('iso-8859-8', 'e9e5e4ece0f8faf9', ''),
]
/** Half of the letters of a text are among the eight; a third is required. */
const LEAST_SHARE = 0.35

function alphabet(name: string, small: string, capital: string): { name: string; letters: readonly number[] } {
  return { name, letters: (small + capital).match(/../g)!.map((hex) => Number.parseInt(hex, 16)) }
}

/** What 8-bit text is written in that is not UTF-8, told by which bytes follow which; null for Latin letters. */
export function guessEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE)
  for (const encoding of wide) {
    const share = commonShare(sample, encoding)
    if (share >= (LEAST_COMMON[encoding.name] ?? 0.85)) return encoding.name
  }
  return guessAlphabet(sample)
}

/** The share of common letters, −1 when there are few letters or pairs that cannot be. */
function commonShare(bytes: Uint8Array, { isLead, isTrail, isCommon }: WideEncoding): number {
  let letters = 0
  let common = 0
  for (let at = 0; at + 1 < bytes.length; at++) {
    if (bytes[at] < 0x80) continue
    if (!isLead(bytes[at]) || !isTrail(bytes[at + 1])) return -1
    letters++
    if (isCommon(bytes[at], bytes[at + 1])) common++
    at++
  }
  return letters < LEAST_LETTERS ? -1 : common / letters
}

/** Words of other alphabets are runs of high bytes; in Latin ones such a byte stands among letters of ASCII. */
function guessAlphabet(bytes: Uint8Array): string | null {
  const counts = new Float64Array(256)
  let letters = 0
  let inWords = 0
  let run = 0
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] >= 0x80) {
      counts[bytes[at]]++
      letters++
      run++
      continue
    }
    if (run >= 3) inWords += run
    run = 0
  }
  if (letters < LEAST_LETTERS || inWords < 0.7 * letters) return null
  let best: string | null = null
  let most = LEAST_SHARE
  for (const { name, letters: frequent } of alphabets) {
    const share = frequent.reduce((sum, letter) => sum + counts[letter], 0) / letters
    if (share > most) {
      best = name
      most = share
    }
  }
  return best
}
