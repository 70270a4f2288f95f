import { log } from './log.ts'

/** A seeded stream of numbers: the same everywhere. Independent streams come from `randomFrom(seed, 'name', index)`. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number
  /** Uniform integer in [0, bound). */
  integer(bound: number): number
  /** Standard normal. */
  normal(): number
}

/** The stream named by a seed and any number of labels: xoshiro128** (Blackman and Vigna), its state hashed from all of them. */
export function randomFrom(seed: number, ...stream: readonly (string | number)[]): Random {
  const state = stateOf(seed, stream)
  let [a, b, c, d] = state
  let spare = NaN

  function word(): number {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result
  }

  function next(): number {
    const high = word() >>> 5
    return (high * 67108864 + (word() >>> 6)) / 9007199254740992
  }

  // Marsaglia's polar method gives two at a time
  function normal(): number {
    if (spare === spare) {
      const value = spare
      spare = NaN
      return value
    }
    for (;;) {
      const u = 2 * next() - 1
      const v = 2 * next() - 1
      const s = u * u + v * v
      if (s >= 1 || s === 0) continue
      const factor = Math.sqrt((-2 * log(s)) / s)
      spare = v * factor
      return u * factor
    }
  }

  return { next, integer: (bound) => Math.floor(next() * bound), normal }
}

function stateOf(seed: number, stream: readonly (string | number)[]): [number, number, number, number] {
  let hash = mix(0x9e3779b9, seed)
  for (const part of stream) hash = typeof part === 'number' ? mix(hash, part) : mixText(hash, part)
  const state: [number, number, number, number] = [0, 0, 0, 0]
  for (let i = 0; i < 4; i++) {
    hash = (hash + 0x9e3779b9) | 0
    state[i] = scramble(hash)
  }
  if ((state[0] | state[1] | state[2] | state[3]) === 0) state[0] = 1
  return state
}

/** Folds a number (whole below 2^53, or its two halves) into a hash. */
function mix(hash: number, value: number): number {
  const high = Math.floor(value / 4294967296)
  return scramble(scramble(hash ^ (value | 0)) + (high | 0) + 0x7f4a7c15)
}

function mixText(hash: number, text: string): number {
  let result = scramble(hash ^ text.length ^ 0x5bd1e995)
  for (let i = 0; i < text.length; i++) result = scramble(result ^ text.charCodeAt(i))
  return result
}

/** Every output bit depends on every input bit (the 32-bit finaliser of MurmurHash3). */
function scramble(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
