import { describe, expect, it } from 'vitest'
import { correctedInterval, isWithinNoise } from '../../src/search/corrected-interval.ts'
import { studentT } from '../../src/util/student-t.ts'

describe('studentT', () => {
  it.each([
    [1, 12.706204736],
    [7, 2.364624252],
    [30, 2.042272456],
    [31, 2.039513446],
    [200, 1.971896224],
  ])('agrees with scipy 0.975 quantile for %i degrees of freedom', (df, expected) => {
    expect(studentT(df)).toBeCloseTo(expected, 4)
  })
})

describe('correctedInterval', () => {
  it('widens the variance by n_test/n_train (Nadeau and Bengio)', () => {
    // mean 3, s² = 2.5, t(4) = 2.776445, √((1/5 + 1/4) · 2.5) = 1.060660
    const [lower, upper] = correctedInterval([1, 2, 3, 4, 5], 1 / 4)!
    expect(upper - 3).toBeCloseTo(2.944865, 5)
    expect(3 - lower).toBeCloseTo(2.944865, 5)
  })

  it('says nothing of one fold', () => expect(correctedInterval([1], 0.25)).toBeNull())
})

describe('isWithinNoise', () => {
  it('sees a small difference that every fold repeats', () => {
    expect(isWithinNoise([0.01, 0.011, 0.009, 0.01, 0.01], 0.25)).toBe(false)
  })
  it('does not see a large one that changes its sign', () => {
    expect(isWithinNoise([0.1, -0.09, 0.12, -0.1, 0.05], 0.25)).toBe(true)
  })
})
