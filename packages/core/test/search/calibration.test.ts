import { describe, expect, it } from 'vitest'
import { metrics } from '../../src/metrics/index.ts'
import { calibrationFor } from '../../src/search/choose-calibration.ts'
import { fitIsotonic } from '../../src/search/fit-isotonic.ts'
import { calibrated, fitPlatt } from '../../src/search/fit-platt.ts'
import { fitTemperature } from '../../src/search/fit-temperature.ts'
import type { LabelledPrediction } from '../../src/search/labelled-prediction.ts'
import { randomFrom } from '../../src/util/random.ts'
import { positive } from '../metrics/predictions.ts'

const logistic = (x: number) => 1 / (1 + Math.exp(-x))

/** Classes drawn with probability σ(slope · z + shift), claimed with σ(z). */
function claims(count: number, slope: number, shift: number): LabelledPrediction {
  const random = randomFrom(9, 'claims')
  const z = Array.from({ length: count }, () => 2 * random.normal())
  const actual = Float64Array.from(z, (score) => (random.next() < logistic(slope * score + shift) ? 1 : 0))
  return { actual, predicted: positive(z.map(logistic)) }
}

const loss = ({ actual, predicted }: LabelledPrediction) => metrics.logLoss.score(actual, predicted)
const foldOfRow = (count: number) => Int32Array.from({ length: count }, (_, i) => i % 4)

describe('fitPlatt', () => {
  it('finds slope and intercept of claims that are too sure', () => {
    const { slope, intercept } = fitPlatt(claims(20_000, 0.5, -0.7))
    expect(slope).toBeCloseTo(0.5, 1)
    expect(intercept).toBeCloseTo(-0.7, 1)
  })

  it('does not ask for certainty when few rows are told apart perfectly', () => {
    const actual = Float64Array.from({ length: 60 }, (_, i) => i % 2)
    const { slope } = fitPlatt({ actual, predicted: positive([...actual].map((c) => (c ? 0.9 : 0.1))) })
    expect(slope).toBeLessThan(3)
  })

  it('never turns the order around', () => {
    expect(fitPlatt(claims(500, -1, 0))).toEqual({ kind: 'platt', slope: 1, intercept: 0 })
  })
})

describe('fitTemperature', () => {
  it('finds the factor by which claims are too sure', () => {
    expect(fitTemperature(claims(20_000, 0.5, 0)).temperature).toBeCloseTo(2, 1)
  })
})

describe('fitIsotonic', () => {
  it('never falls, and lowers the loss of crooked claims', () => {
    const data = claims(4000, 0.4, -1)
    const map = fitIsotonic(data)
    expect([...map.y]).toEqual([...map.y].sort((a, b) => a - b))
    expect(loss(calibrated(data, [map]))).toBeLessThan(loss(data))
  })
})

describe('calibrationFor', () => {
  it('corrects claims that are too sure', () => {
    const data = claims(4000, 0.5, -0.7)
    expect(loss(calibrated(data, calibrationFor(data, foldOfRow(4000))(data)))).toBeLessThan(loss(data) * 0.98)
  })
  it('leaves honest claims alone', () => {
    const data = claims(2000, 1, 0)
    expect(calibrationFor(data, foldOfRow(2000))(data)).toEqual([])
  })
  it('leaves few rows alone', () => {
    const data = claims(40, 0.3, -1)
    expect(calibrationFor(data, foldOfRow(40))(data)).toEqual([])
  })
})
