import { expect, it } from 'vitest'
import { logistic } from '../../src/learners/logistic.ts'
import { predictModel } from '../../src/models/predict.ts'
import { randomFrom } from '../../src/util/random.ts'
import { matrixOf } from '../conformance/learner-tables.ts'

const params = { C: 1, l1Ratio: 0, classWeight: 'none', maxIter: 200, tol: 1e-6 } as const

it.each([
  ['fewer columns than rows', 120, 20],
  ['more columns than rows', 40, 90],
])('%s: the penalised loss has no slope at the coefficients found', async (_, rowCount, width) => {
  const random = randomFrom(4, 'slope')
  const columns = Array.from({ length: width }, () => Float64Array.from({ length: rowCount }, () => random.normal()))
  const y = Float64Array.from({ length: rowCount }, (_, i) => (columns[0][i] + random.normal() > 0 ? 1 : 0))
  const X = matrixOf(columns)
  const { model, details } = await logistic.fit(X, y, params, { seed: 1, task: 'binary', classes: 2 })
  if (model.format !== 'linear') throw new Error(`a ${model.format} model`)
  expect(details.warnings).toEqual([])
  const { values } = predictModel(model, X)
  const residuals = y.map((label, i) => values[2 * i + 1] - label)
  const slopes = columns.map((column, j) =>
    residuals.reduce((sum, residual, i) => sum + residual * column[i], model.coefficients[j] / params.C),
  )
  for (const slope of [...slopes, residuals.reduce((sum, residual) => sum + residual, 0)])
    expect(Math.abs(slope)).toBeLessThan(1e-3)
})
