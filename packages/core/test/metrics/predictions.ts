import type { Prediction } from '../../src/matrix/prediction.ts'

/** Predictions written short: of one number a row, the probability of class 1, or a row of probabilities. */
export const values = (numbers: readonly number[]): Prediction => ({
  task: 'regression',
  rowCount: numbers.length,
  width: 1,
  values: Float64Array.from(numbers),
})

export const positive = (probabilities: readonly number[]): Prediction => ({
  task: 'binary',
  rowCount: probabilities.length,
  width: 2,
  values: Float64Array.from(probabilities.flatMap((p) => [1 - p, p])),
})

export const classes = (rows: readonly (readonly number[])[]): Prediction => ({
  task: 'multiclass',
  rowCount: rows.length,
  width: rows[0].length,
  values: Float64Array.from(rows.flat()),
})
