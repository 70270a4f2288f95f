import { describe, expect, it } from 'vitest'
import { groupFolds, stratifiedFolds, timeFolds, type Fold } from '../../src/search/folds.ts'
import { randomFrom } from '../../src/util/random.ts'

const rows = Int32Array.from({ length: 100 }, (_, i) => 2 * i)

function expectPartition(folds: readonly Fold[]): void {
  expect(folds.flatMap(({ validation }) => [...validation]).sort((a, b) => a - b)).toEqual([...rows])
  for (const { train, validation } of folds) {
    expect(train.length + validation.length).toBe(rows.length)
    expect([...train].filter((row) => validation.includes(row))).toEqual([])
  }
}

describe('stratifiedFolds', () => {
  const strata = rows.map((_, i) => (i < 10 ? 1 : 0))

  it('judges every row once, and trains on the others', () => {
    expectPartition(stratifiedFolds(rows, strata, 5, randomFrom(1, 'folds')))
  })

  it('gives each fold the same share of every stratum', () => {
    for (const { validation } of stratifiedFolds(rows, strata, 5, randomFrom(1, 'folds')))
      expect([...validation].filter((row) => row < 20).length).toBe(2)
  })

  it('draws the same folds for the same seed, and others for another', () => {
    const draw = (seed: number) => stratifiedFolds(rows, strata, 5, randomFrom(seed, 'folds'))
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
  })
})

describe('groupFolds', () => {
  const groups = rows.map((_, i) => Math.floor(i / 7))

  it('keeps the rows of a group in one fold', () => {
    const folds = groupFolds(
      rows,
      groups,
      rows.map(() => 0),
      4,
      randomFrom(3, 'folds'),
    )
    expectPartition(folds)
    for (const { validation } of folds) {
      const inside = new Set([...validation].map((row) => Math.floor(row / 14)))
      const outside = [...rows].filter((row) => inside.has(Math.floor(row / 14)))
      expect(outside).toEqual([...validation])
    }
  })

  it('spreads a rare stratum over the folds', () => {
    const single = rows.map((_, i) => i)
    const strata = rows.map((_, i) => (i % 25 === 0 ? 1 : 0))
    for (const { validation } of groupFolds(rows, single, strata, 4, randomFrom(3, 'folds')))
      expect([...validation].filter((row) => row % 50 === 0).length).toBe(1)
  })
})

describe('timeFolds', () => {
  it('judges only what comes later than everything that trains', () => {
    const times = Float64Array.from(rows, (_, i) => (i * 37) % 100)
    for (const { train, validation } of timeFolds(rows, times, 4)) {
      const latest = Math.max(...[...train].map((row) => times[row / 2]))
      expect([...validation].every((row) => times[row / 2] > latest)).toBe(true)
    }
  })

  it('never parts rows of one moment', () => {
    const times = Float64Array.from(rows, (_, i) => Math.floor(i / 30))
    for (const { train, validation } of timeFolds(rows, times, 3)) {
      const seen = new Set([...train].map((row) => times[row / 2]))
      expect([...validation].some((row) => seen.has(times[row / 2]))).toBe(false)
    }
  })
})
