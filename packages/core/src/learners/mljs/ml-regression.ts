import { MultivariateLinearRegression } from 'ml-regression'
import { nextTask } from '../../util/yield-to-event-loop.ts'
import type { Learner } from '../learner.ts'
import { makeDesign } from '../linear/design.ts'
import { linearModelOf } from '../linear/linear-model.ts'
import { weightedMean } from '../linear/weighted-mean.ts'
import { startTraining } from '../training.ts'
import { unweighted } from './unweighted.ts'

/** The multivariate regression of the package ml-regression, for comparison. It loses its digits on columns far from 0, so it is given centred and scaled ones. */
export const mlRegression: Learner<Record<never, never>> = {
  name: 'mlRegression',
  title: 'ml-regression',
  tasks: ['regression'],
  encoding: 'linear',
  complexity: 3,
  params: {},
  async fit(X, y, params, run) {
    const training = startTraining(mlRegression, X, y, params, run)
    await nextTask()
    run.signal?.throwIfAborted()
    const design = await makeDesign({ ...training, weights: null })
    const mean = weightedMean(y, training.rows, null)
    const coefficients =
      design.columns.length === 0
        ? new Float64Array(0)
        : solve(
            design.columns,
            Float64Array.from(training.rows, (row) => y[row] - mean),
          )
    const model = linearModelOf(
      design,
      { task: 'regression', classes: 1, link: 'identity' },
      coefficients,
      Float64Array.of(mean),
    )
    return { model, details: { work: training.rows.length * design.columns.length, warnings: unweighted(training) } }
  },
}

function solve(columns: readonly Float64Array[], target: Float64Array): Float64Array {
  const rows = Array.from(target, (_, i) => columns.map((column) => column[i]))
  const { weights } = new MultivariateLinearRegression(
    rows,
    Array.from(target, (value) => [value]),
    { intercept: false, statistics: false },
  )
  return Float64Array.from(weights, ([weight]) => weight)
}
