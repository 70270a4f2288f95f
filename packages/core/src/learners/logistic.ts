import type { LinearModel } from '../models/model.ts'
import { log } from '../util/log.ts'
import { classWeightParam, rowWeightsOf } from './class-weights.ts'
import type { Learner } from './learner.ts'
import { type Design, makeDesign } from './linear/design.ts'
import { linearModelOf } from './linear/linear-model.ts'
import { logisticNewton } from './linear/logistic-newton.ts'
import { minimise } from './linear/minimise.ts'
import { softmaxLoss } from './linear/softmax-loss.ts'
import { startTraining, type Training } from './training.ts'
import { pickNumbers } from '../util/pick-numbers.ts'

export type LogisticParams = {
  readonly C: number
  readonly l1Ratio: number
  readonly classWeight: 'none' | 'balanced'
  readonly maxIter: number
  readonly tol: number
}

/** More columns than this, or than rows, and the Hessian costs more than it saves. */
const NEWTON_COLUMNS = 500
/** A penalty this weak leaves the standard errors of maximum likelihood meaningful. */
const FREE_FROM_C = 1e6

/** Logistic regression for two classes, softmax for more, with an L2, L1 or mixed penalty (scikit-learn's LogisticRegression). */
export const logistic: Learner<LogisticParams> = {
  name: 'logistic',
  title: 'Logistic regression',
  tasks: ['binary', 'multiclass'],
  encoding: 'linear',
  complexity: 2,
  params: {
    C: {
      type: 'number',
      default: 1,
      min: 1e-10,
      max: 1e10,
      search: { low: 1e-3, high: 1e3, scale: 'log' },
      doc: 'Inverse of the strength of the penalty.',
    },
    l1Ratio: {
      type: 'number',
      default: 0,
      min: 0,
      max: 1,
      doc: 'Share of the L1 penalty: 0 is L2 alone, 1 is L1 alone.',
    },
    classWeight: classWeightParam,
    maxIter: { type: 'integer', default: 200, min: 1, max: 100_000, doc: 'Most Newton or L-BFGS steps.' },
    tol: {
      type: 'number',
      default: 1e-6,
      min: 0,
      max: 1,
      doc: 'Stop when no coefficient (Newton) or mean gradient (L-BFGS) is larger.',
    },
  },
  async fit(X, y, params, run) {
    const training = startTraining(logistic, X, y, params, run)
    const design = await makeDesign(training)
    const rowWeights = rowWeightsOf(training, training.params.classWeight) ?? new Float64Array(design.rowCount).fill(1)
    const byNewton =
      training.task === 'binary' &&
      training.params.l1Ratio === 0 &&
      design.columns.length <= Math.min(NEWTON_COLUMNS, design.rowCount)
    const fitted = byNewton
      ? await fitByNewton(training, design, rowWeights)
      : await fitByGradient(training, design, rowWeights)
    const warnings = fitted.converged ? [] : [`no convergence in ${fitted.rounds} steps`]
    const width = design.columns.length + 1
    const work = fitted.rounds * design.rowCount * width * (byNewton ? width : 2 * training.classes)
    return { model: fitted.model, details: { work, rounds: fitted.rounds, warnings } }
  },
}

interface Fitted {
  readonly model: LinearModel
  readonly rounds: number
  readonly converged: boolean
}

async function fitByNewton(
  training: Training<LogisticParams>,
  design: Design,
  rowWeights: Float64Array,
): Promise<Fitted> {
  const { params, run, y, rows } = training
  const labels = pickNumbers(y, rows)
  if (isOneClass(labels)) return oneClass(training, design, rowWeights)
  const { l2 } = penalties(design, params)
  const { x, rounds, converged, errors } = await logisticNewton(design, labels, rowWeights, l2, {
    ...params,
    signal: run.signal,
    kernel: run.kernel,
    onRound: reporter(training),
  })
  const width = design.columns.length
  const scaledErrors = params.C >= FREE_FROM_C && errors ? errors.slice(0, width) : undefined
  const model = linearModelOf(
    design,
    { task: 'binary', classes: 2, link: 'logistic' },
    x.slice(0, width),
    x.slice(width),
    scaledErrors,
  )
  return { model, rounds, converged }
}

async function fitByGradient(
  training: Training<LogisticParams>,
  design: Design,
  rowWeights: Float64Array,
): Promise<Fitted> {
  const { params, run, y, rows, task, classes } = training
  const labels = pickNumbers(y, rows)
  if (isOneClass(labels)) return oneClass(training, design, rowWeights)
  const scoreCount = task === 'binary' ? 1 : classes
  const width = design.columns.length
  const { l1, l2 } = penalties(design, params)
  const loss = softmaxLoss(design, labels, rowWeights, scoreCount, l2)
  const start = new Float64Array(scoreCount * (width + 1))
  if (scoreCount > 1) start.set(logShares(labels, rowWeights, classes), scoreCount * width)
  const l1OfEach = Float64Array.from({ length: start.length }, (_, at) =>
    at < scoreCount * width ? l1[at % width] : 0,
  )
  const { x, rounds, converged } = await minimise(loss, start, {
    l1: l1OfEach,
    maxIter: params.maxIter,
    tol: params.tol * design.weightSum,
    signal: run.signal,
    onRound: reporter(training),
  })
  const head = { task, classes, link: scoreCount === 1 ? ('logistic' as const) : ('softmax' as const) }
  const model = linearModelOf(design, head, x.slice(0, scoreCount * width), x.slice(scoreCount * width))
  return { model, rounds, converged }
}

/** The penalty acts on coefficients in the units of the features; columns here are scaled. */
function penalties({ scales }: Design, { C, l1Ratio }: LogisticParams): { l1: Float64Array; l2: Float64Array } {
  return {
    l1: scales.map((scale) => l1Ratio / (C * scale)),
    l2: scales.map((scale) => (1 - l1Ratio) / (C * scale * scale)),
  }
}

function isOneClass(labels: Float64Array): boolean {
  return labels.every((label) => label === labels[0])
}

function oneClass(
  { y, rows, task, classes }: Training<LogisticParams>,
  design: Design,
  rowWeights: Float64Array,
): Fitted {
  const shares = logShares(pickNumbers(y, rows), rowWeights, classes)
  const intercepts = task === 'binary' ? Float64Array.of(shares[1] - shares[0]) : shares
  const link = task === 'binary' ? 'logistic' : 'softmax'
  return {
    model: linearModelOf(
      design,
      { task, classes, link },
      new Float64Array(intercepts.length * design.features.length),
      intercepts,
    ),
    rounds: 0,
    converged: true,
  }
}

/** log of the class shares, half a row given to classes without any. */
function logShares(labels: Float64Array, rowWeights: Float64Array, classes: number): Float64Array {
  const totals = new Float64Array(classes)
  let all = 0
  labels.forEach((label, i) => {
    totals[label] += rowWeights[i]
    all += rowWeights[i]
  })
  return totals.map((total) => log(Math.max(total, (0.5 * all) / labels.length) / all))
}

function reporter({ run, params }: Training<LogisticParams>): (round: number, loss: number) => void {
  return (done, loss) => run.onProgress?.({ stage: 'fit', done, total: params.maxIter, detail: { loss } })
}
