import { describe, expect, it } from 'vitest'
import { calibrationCurve } from '../../src/evaluate/calibration-curve.ts'
import { evaluationText } from '../../src/cli/evaluation-text.ts'
import { calibrationByChance } from '../../src/evaluate/calibration-by-chance.ts'
import { calibrationError } from '../../src/evaluate/calibration-error.ts'
import { evaluateRows } from '../../src/evaluate/evaluate-rows.ts'
import type { JudgedRows } from '../../src/evaluate/judged-rows.ts'
import { randomFrom } from '../../src/util/random.ts'
import { hasPython, runPython } from '../explain/run-python.ts'

function judged(actual: Float64Array, probability: Float64Array): JudgedRows {
  return {
    task: 'binary',
    target: 'y',
    classes: ['no', 'yes'],
    positive: 'yes',
    origin: 'holdout',
    metric: 'rocAuc',
    rows: Int32Array.from(actual.keys()),
    actual,
    predicted: {
      task: 'binary',
      rowCount: actual.length,
      width: 2,
      values: Float64Array.from({ length: 2 * actual.length }, (_, i) =>
        i % 2 === 1 ? probability[i >> 1] : 1 - probability[i >> 1],
      ),
    },
    rule: 0.5,
    bounds: null,
    baselines: [],
    table: null,
    seed: 1,
  }
}

const random = randomFrom(3, 'calibration')
const probability = Float64Array.from({ length: 600 }, () => random.next())
const actual = probability.map((p) => (random.next() < p * p ? 1 : 0))

describe('calibration', () => {
  it.skipIf(!hasPython('sklearn'))('has the bins of scikit-learn and their mean distance', () => {
    const { observed, predicted, error } = runPython(`
import json, sys
import numpy as np
from sklearn.calibration import calibration_curve
observed, predicted = calibration_curve(${JSON.stringify([...actual])}, ${JSON.stringify([...probability])}, n_bins=15, strategy='quantile')
json.dump(dict(observed=observed.tolist(), predicted=predicted.tolist(), error=float(np.abs(observed - predicted).mean())), sys.stdout)
`) as { readonly observed: readonly number[]; readonly predicted: readonly number[]; readonly error: number }
    const bins = calibrationCurve(judged(actual, probability))
    expect(bins.length).toBe(15)
    bins.forEach((bin, i) => {
      expect(Math.abs(bin.observed - observed[i])).toBeLessThan(1e-12)
      expect(Math.abs(bin.predicted - predicted[i])).toBeLessThan(1e-12)
    })
    expect(Math.abs(calibrationError(bins) - error)).toBeLessThan(1e-12)
  })

  it('is at fault by what is said too much, and not at all without rows', () => {
    const sure = new Float64Array(100).fill(0.9)
    const half = sure.map((_, i) => i % 2)
    expect(calibrationError(calibrationCurve(judged(half, sure)))).toBeCloseTo(0.4, 1)
    expect(calibrationError([])).toBe(0)
  })

  it.each([
    ['probabilities of all sizes', 600, (share: number) => share],
    ['a rare class', 6000, (share: number) => 0.01 * share * share],
    ['almost certain', 300, (share: number) => (share < 0.5 ? 0.002 : 0.998)],
  ])('tells the error that chance alone shows: %s', (_, rowCount, probabilityOf) => {
    const promised = Float64Array.from({ length: rowCount }, () => probabilityOf(random.next()))
    const drawn = Array.from({ length: 100 }, () =>
      calibrationError(
        calibrationCurve(
          judged(
            promised.map((p) => (random.next() < p ? 1 : 0)),
            promised,
          ),
        ),
      ),
    )
    const mean = drawn.reduce((sum, error) => sum + error, 0) / drawn.length
    const told = calibrationByChance(calibrationCurve(judged(promised, promised)))
    expect(told / mean).toBeGreaterThan(0.9)
    expect(told / mean).toBeLessThan(1.1)
  })

  it('stands in the text of the command line beside the error', async () => {
    const half = Float64Array.from(probability, (p) => p / 2)
    const evaluation = await evaluateRows(judged(actual, half), {})
    const { calibrationError: error, calibrationByChance: chance } = evaluation.classification!
    expect(error).toBeGreaterThan(2 * chance)
    expect(evaluationText(evaluation)).toContain(
      `exact probabilities would show about ${(100 * chance).toFixed(1)} by chance`,
    )
  })

  it('counts rows of uneven weight as fewer', () => {
    const told = (weights?: Float64Array) =>
      calibrationByChance(calibrationCurve({ ...judged(actual, probability), ...(weights && { weights }) }))
    expect(told(new Float64Array(600).fill(3))).toBeCloseTo(told(), 12)
    // Half of the rows hold nearly all of the weight
    expect(told(Float64Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? 1 : 0.001))) / told()).toBeCloseTo(1.41, 1)
    expect(told(new Float64Array(600))).toBe(0)
  })
})
