import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../src/util/random.ts'
import { shuffleInPlace } from '../../src/util/shuffle.ts'

const draw = (count: number, seed: number, ...stream: (string | number)[]): number[] => {
  const random = randomFrom(seed, ...stream)
  return Array.from({ length: count }, () => random.next())
}

describe('randomFrom', () => {
  it('gives the same numbers for the same seed and stream', () => {
    expect(draw(5, 7, 'a', 1)).toEqual(draw(5, 7, 'a', 1))
  })

  it('gives other numbers for another seed, label or index', () => {
    const first = draw(3, 7, 'a', 1)
    for (const other of [
      draw(3, 8, 'a', 1),
      draw(3, 7, 'b', 1),
      draw(3, 7, 'a', 2),
      draw(3, 7),
      draw(3, 7 + 2 ** 32, 'a', 1),
    ])
      expect(other).not.toEqual(first)
  })

  it('is uniform and normal as far as moments tell', () => {
    const random = randomFrom(3)
    const count = 50_000
    const uniform = Array.from({ length: count }, () => random.next())
    const normal = Array.from({ length: count }, () => random.normal())
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / count
    expect(mean(uniform)).toBeCloseTo(0.5, 2)
    expect(mean(uniform.map((u) => u * u))).toBeCloseTo(1 / 3, 2)
    expect(Math.abs(mean(normal))).toBeLessThan(0.02)
    expect(mean(normal.map((z) => z * z))).toBeCloseTo(1, 1)
    expect(uniform.every((u) => u >= 0 && u < 1)).toBe(true)
  })

  it('draws every integer below the bound', () => {
    const random = randomFrom(1)
    expect(new Set(Array.from({ length: 500 }, () => random.integer(7)))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]))
  })
})

describe('shuffleInPlace', () => {
  it('permutes', () => {
    const items = Array.from({ length: 50 }, (_, i) => i)
    const shuffled = shuffleInPlace([...items], randomFrom(1))
    expect(shuffled).not.toEqual(items)
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items)
  })
})
