import type { LinearModel } from '../models/model.ts'
import { log } from '../util/log.ts'
import type { Learner } from './learner.ts'
import { startTraining, type Training } from './training.ts'

/** Predicts the mean, or the class shares, whatever the input: what every other learner must beat. */
export const constant: Learner<Record<never, never>> = {
  name: 'constant',
  title: 'Constant',
  tasks: ['binary', 'multiclass', 'regression'],
  encoding: 'tree',
  complexity: 0,
  params: {},
  async fit(X, y, params, run) {
    const training = startTraining(constant, X, y, params, run)
    const model = training.task === 'regression' ? meanModel(training) : sharesModel(training)
    return { model, details: { work: training.rows.length } }
  },
}

function meanModel({ y, rows, weights }: Training<object>): LinearModel {
  let total = 0
  let weightSum = 0
  for (const row of rows) {
    const weight = weights?.[row] ?? 1
    weightSum += weight
    total += (weight / weightSum) * (y[row] - total) // a running mean cannot overflow
  }
  return interceptModel('regression', 1, 'identity', Float64Array.of(total))
}

function sharesModel({ y, rows, weights, task, classes }: Training<object>): LinearModel {
  const counts = new Float64Array(classes)
  for (const row of rows) counts[y[row]] += weights?.[row] ?? 1
  if (task === 'binary')
    return interceptModel(task, 2, 'logistic', Float64Array.of(boundedLog(counts[1]) - boundedLog(counts[0])))
  const total = counts.reduce((sum, count) => sum + count, 0)
  return interceptModel(
    task,
    classes,
    'softmax',
    counts.map((count) => boundedLog(count / total)),
  )
}

/** A class never seen gets a probability near 1e-15, not minus infinity as its score. */
function boundedLog(value: number): number {
  return value > 0 ? log(value) : -34.5
}

function interceptModel(
  task: LinearModel['task'],
  classes: number,
  link: LinearModel['link'],
  intercepts: Float64Array,
): LinearModel {
  return {
    version: 1,
    format: 'linear',
    task,
    classes,
    link,
    features: new Int32Array(0),
    coefficients: new Float64Array(0),
    intercepts,
  }
}
