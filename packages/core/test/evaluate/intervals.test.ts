import { expect, it } from 'vitest'
import { differenceInterval } from '../../src/evaluate/difference-interval.ts'
import { effectiveCount, meanInterval } from '../../src/evaluate/mean-interval.ts'
import { proportionInterval } from '../../src/evaluate/proportion-interval.ts'

// statsmodels 0.15.0: proportion_confint(method='wilson')
it.each([
  [7, 20, 0.18119182410108203, 0.5671457233147638],
  [0, 15, 0, 0.20388330103584867],
  [15, 15, 0.7961166989641513, 1],
  [56, 70, 0.6918335550374695, 0.8769526075163705],
])('gives Wilson’s interval of %i in %i', (hits, count, lower, upper) => {
  const found = proportionInterval(hits / count, count)
  expect(found.lower).toBeCloseTo(lower, 12)
  expect(found.upper).toBeCloseTo(upper, 12)
})

// statsmodels 0.15.0: confint_proportions_2indep(56, 70, 48, 80, method='newcomb', compare='diff')
it('gives Newcombe’s interval of a difference', () => {
  const found = differenceInterval(proportionInterval(0.8, 70), proportionInterval(0.6, 80))
  expect(found.value).toBeCloseTo(0.2, 12)
  expect(found.lower).toBeCloseTo(0.05243147240236498, 12)
  expect(found.upper).toBeCloseTo(0.33387265403690614, 12)
})

// statsmodels 0.15.0: DescrStatsW(x).tconfint_mean()
it('gives Student’s interval of a mean', () => {
  const found = meanInterval([2.5, 3.1, -1, 0.4, 7, 2])
  expect(found.lower).toBeCloseTo(-0.5350387611427085, 6)
  expect(found.upper).toBeCloseTo(5.201705427809376, 6)
  expect(meanInterval([4])).toEqual({ value: 4, lower: 4, upper: 4 })
})

it('counts weighted rows by what they say', () => {
  expect(effectiveCount([1, 1, 1, 1])).toBe(4)
  expect(effectiveCount([3, 0, 0])).toBe(1)
  expect(meanInterval([1, 5, 9], [2, 2, 2])).toEqual(meanInterval([1, 5, 9]))
})
