import { describe, expect, it } from 'vitest'
import { dateText } from '../../src/profile/date-text.ts'
import { areaUnderCurve } from '../../src/profile/feature-strength.ts'
import { histogramEdges } from '../../src/profile/histogram-bins.ts'
import { leastSquares } from '../../src/profile/least-squares.ts'
import { moments } from '../../src/profile/moments.ts'
import { medianAbsoluteDeviation } from '../../src/profile/number-profile.ts'
import { contingency } from '../../src/profile/pairs/contingency.ts'
import { cramersV } from '../../src/profile/pairs/cramers-v.ts'
import { pearson } from '../../src/profile/pairs/pearson.ts'
import { orderedValues } from '../../src/profile/pairs/ordered-values.ts'
import { ranks } from '../../src/profile/pairs/ranks.ts'
import { quantile } from '../../src/profile/quantile.ts'
import { textPattern } from '../../src/profile/text-pattern.ts'
import { fingerprint, ngramFingerprint } from '../../src/profile/fingerprint.ts'
import { clusterTexts } from '../../src/profile/cluster-texts.ts'
import { randomFrom } from '../../src/util/random.ts'

const values = Float64Array.of(2, 3, 5, 7, 11, 13, 17, 19)

describe('measures of one column', () => {
  it('moments agree with the formulas worked out by hand', () => {
    // mean 77/8; Σd² = 263.875; population skewness and excess kurtosis
    const { mean, standardDeviation, skewness, kurtosis } = moments(values)
    expect(mean).toBe(9.625)
    expect(standardDeviation).toBeCloseTo(Math.sqrt(285.875 / 7), 12)
    const second = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 8
    expect(skewness).toBeCloseTo(values.reduce((sum, value) => sum + (value - mean) ** 3, 0) / 8 / second ** 1.5, 12)
    expect(kurtosis).toBeCloseTo(values.reduce((sum, value) => sum + (value - mean) ** 4, 0) / 8 / second ** 2 - 3, 12)
  })

  it('a constant far from zero has no spread, skew or tails', () => {
    expect(moments(new Float64Array(1000).fill(1e9 + 0.1))).toMatchObject({ skewness: 0, kurtosis: 0 })
  })

  it('quantiles interpolate as R type 7', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(values, share))).toEqual([2, 4.5, 9, 14, 19])
    expect(quantile(new Float64Array(0), 0.5)).toBeNaN()
  })

  it('the median absolute deviation is that of sorting the deviations', () => {
    const random = randomFrom(3, 'mad')
    for (const size of [1, 2, 3, 10, 101, 500]) {
      const sorted = Float64Array.from({ length: size }, () => Math.floor(random.next() * 50)).sort()
      const median = quantile(sorted, 0.5)
      const naive = quantile(sorted.map((value) => Math.abs(value - median)).sort(), 0.5)
      expect(medianAbsoluteDeviation(sorted, median)).toBeCloseTo(naive, 12)
    }
  })

  it.each([
    ['few integers', Float64Array.of(1, 1, 2, 3)],
    ['one value', Float64Array.of(5, 5)],
    ['a huge outlier', Float64Array.from({ length: 1000 }, (_, i) => (i === 999 ? 1e15 : i)).sort()],
    ['tiny numbers', Float64Array.from({ length: 100 }, (_, i) => i * 1e-300)],
    ['the largest numbers there are', Float64Array.of(-1.7e308, 0, 1.7e308)],
  ])('histogram edges of %s rise, cover the values and are few', (_, sorted) => {
    const edges = histogramEdges(sorted)
    expect(edges.length).toBeLessThanOrEqual(52)
    for (let i = 1; i < edges.length; i++) expect(edges[i]).toBeGreaterThan(edges[i - 1])
    expect(edges[0]).toBeLessThanOrEqual(sorted[0])
    expect(edges[edges.length - 1]).toBeGreaterThanOrEqual(sorted[sorted.length - 1])
  })

  it.each([
    ['AB-1203', 'A+-9+'],
    ['john', 'a+'],
    ['3 kg', '9 a+'],
    ['', ''],
  ])('the pattern of %j is %j', (text, pattern) => expect(textPattern(text)).toBe(pattern))

  it.each([
    [0, '1970-01-01'],
    [-86_400_000, '1969-12-31'],
    [951_782_400_000, '2000-02-29'],
    [1_700_000_000_123, '2023-11-14T22:13:20.123'],
    [-62_135_596_800_000, '0001-01-01'],
  ])('%i ms is %s', (time, text) => expect(dateText(time)).toBe(text))
})

describe('measures of pairs', () => {
  it('Pearson of a line is 1 or −1, of a constant undefined, and missing rows do not count', () => {
    const x = Float64Array.of(1, 2, 3, NaN, 5)
    expect(
      pearson(
        x,
        x.map((value) => 3 * value - 1),
      ),
    ).toBeCloseTo(1, 12)
    expect(
      pearson(
        x,
        x.map((value) => -value),
      ),
    ).toBeCloseTo(-1, 12)
    expect(pearson(x, new Float64Array(5).fill(4))).toBeNaN()
  })

  it('ranks share ties', () =>
    expect([...ranks(orderedValues(Float64Array.of(10, 20, 10, NaN, 30)))]).toEqual([1.5, 3, 1.5, NaN, 4]))

  it("Cramér's V is 1 for the same split and near 0 for an independent one", () => {
    const codes = Int32Array.from({ length: 200 }, (_, i) => i % 2)
    const other = Int32Array.from({ length: 200 }, (_, i) => (i >> 1) % 2)
    expect(cramersV(contingency(codes, 2, codes, 2))).toBeCloseTo(1, 2)
    expect(cramersV(contingency(codes, 2, other, 2))).toBe(0)
  })

  it('the area under the curve counts pairs, ties by half', () => {
    expect(areaUnderCurve(Float64Array.of(0.1, 0.4, 0.35, 0.8), [0, 0, 1, 1])).toBe(0.75)
    expect(areaUnderCurve(Float64Array.of(1, 1), [0, 1])).toBe(0.5)
    expect(areaUnderCurve(Float64Array.of(1, 1), [1, 1])).toBeNull()
  })

  it('least squares finds the weights that made the numbers, and leaves a repeated column out', () => {
    const random = randomFrom(5, 'ols')
    const a = Float64Array.from({ length: 300 }, () => random.normal())
    const b = Float64Array.from({ length: 300 }, () => random.normal() * 100)
    const y = a.map((value, i) => 7 + 2 * value - 0.5 * b[i])
    const fit = leastSquares([a, b, a], y)!
    expect(fit.r2).toBeCloseTo(1, 9)
    expect(fit.intercept).toBeCloseTo(7, 6)
    expect(fit.coefficients.filter((value) => value === value).length).toBe(2)
    expect(fit.coefficients[1]).toBeCloseTo(-0.5, 9)
  })
})

describe('texts that mean the same', () => {
  it.each([
    ['Müller, Hans', 'hans  muller'],
    ['A & B', 'b, a'],
  ])('%j and %j have one fingerprint', (left, right) => expect(fingerprint(left)).toBe(fingerprint(right)))

  it('joined words have one n-gram fingerprint', () =>
    expect(ngramFingerprint('new york')).toBe(ngramFingerprint('New-York')))

  it('a slip joins the frequent spelling, other words and codes do not', () => {
    const counts = new Map([
      ['Zürich', 100],
      ['Züritch', 1],
      ['Basel', 50],
      ['Kassel', 3],
      ['FuseA', 90],
      ['FuseP', 2],
    ])
    expect(clusterTexts(counts, 'levenshtein').map((cluster) => cluster.members.map((member) => member.value))).toEqual(
      [['Zürich', 'Züritch']],
    )
  })
})
