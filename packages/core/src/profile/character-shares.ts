import type { CharacterShares } from './profile.ts'

const kinds = ['lower', 'upper', 'digits', 'spaces', 'signs', 'otherLetters', 'others'] as const
const kindOfAscii = Uint8Array.from({ length: 128 }, (_, code) => asciiKind(code))
const letter = /\p{L}/u

/** Counts characters by class; a text is read up to 10,000 UTF-16 units. */
export function characterCounter(): { add(text: string, count: number): void; shares(): CharacterShares | undefined } {
  const sums = new Float64Array(kinds.length)
  return {
    add(text, count) {
      const end = Math.min(text.length, 10_000)
      for (let i = 0; i < end; i++) {
        const code = text.charCodeAt(i)
        sums[code < 128 ? kindOfAscii[code] : otherKind(code)] += count
      }
    },
    shares() {
      const total = sums.reduce((sum, value) => sum + value, 0)
      if (total === 0) return undefined
      return Object.fromEntries(kinds.map((kind, i) => [kind, sums[i] / total])) as unknown as CharacterShares
    },
  }
}

function asciiKind(code: number): number {
  if (code >= 97 && code <= 122) return 0
  if (code >= 65 && code <= 90) return 1
  if (code >= 48 && code <= 57) return 2
  if (code === 32 || (code >= 9 && code <= 13)) return 3
  return code > 32 && code < 127 ? 4 : 6
}

/** Halves of characters beyond the basic plane count as others. */
function otherKind(code: number): number {
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x3000) return 3
  return letter.test(String.fromCharCode(code)) ? 5 : 6
}
