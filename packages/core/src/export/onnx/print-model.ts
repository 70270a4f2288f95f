import type { FittedPipeline } from '../../fitted/fitted-pipeline.ts'
import type { Task } from '../../matrix/task.ts'
import type { Calibration, LinearModel, Link, Model, TreesModel } from '../../models/model.ts'
import type { Arithmetic } from './arithmetic.ts'
import type { OnnxContext, Response } from './context.ts'
import type { Graph, Value } from './graph.ts'
import { treeEnsemble, zeros } from './tree-ensemble.ts'

export function printModel(model: Model, context: OnnxContext): Response {
  if (model.format !== 'blend') return printMember(model, context)
  const { a } = context
  const parts = model.members.map(({ weight, model: member, calibration }) => {
    const response = printMember(member, context)
    return (calibration === undefined ? response : printCalibration(calibration, response, model.task, context)).map(
      (value) => a.mul(value, weight),
    )
  })
  return parts.reduce((sum, part) => sum.map((value, k) => a.add(value, part[k])))
}

function printMember(model: LinearModel | TreesModel, context: OnnxContext): Response {
  const { graph } = context
  const scores = model.format === 'linear' ? linearScores(model, context) : treeEnsemble(model, context)
  const width = model.format === 'linear' ? model.intercepts.length : model.base.length
  return printLink(model.link, columnsOf(graph, scores, width), context)
}

function columnsOf(graph: Graph, matrix: Value, width: number): Response {
  return Array.from({ length: width }, (_, k) =>
    graph.node('Gather', [matrix, graph.constant('int64', [k], [])], { axis: 1 }),
  )
}

/** Only the features of the model take part: 0 times an infinity of another one would be missing. */
function linearScores(model: LinearModel, { graph, a, x }: OnnxContext): Value {
  const width = model.intercepts.length
  const count = model.features.length
  const weights = new Float64Array(count * width)
  for (let j = 0; j < count; j++) {
    for (let k = 0; k < width; k++) weights[j * width + k] = model.coefficients[k * count + j]
  }
  const intercepts = graph.constant('double', model.intercepts, [1, width])
  if (count === 0) return a.add(zeros(graph, a, x), intercepts)
  const own = graph.node('Gather', [x, graph.constant('int64', model.features, [count])], { axis: 1 })
  const filled = a.where(a.isMissing(own), 0, own)
  return a.add(graph.node('MatMul', [filled, graph.constant('double', weights, [count, width])]), intercepts)
}

function printLink(link: Link, scores: Response, { a }: OnnxContext): Response {
  switch (link) {
    case 'identity':
    case 'mean-share':
      return scores
    case 'log':
      return scores.map(a.exp)
    case 'logistic':
      return pairOf(a, logistic(a, scores[0]))
    case 'softmax': {
      const largest = scores.reduce((best, score) => a.where(a.less(best, score), score, best))
      const powers = scores.map((score) => a.exp(a.sub(score, largest)))
      return normalised(a, powers)
    }
  }
}

function pairOf(a: Arithmetic, p: Value): Response {
  return [a.sub(1, p), p]
}

function normalised(a: Arithmetic, values: Response): Response {
  const total = values.reduce((sum, value) => a.add(sum, value))
  const isZero = a.equal(total, 0)
  return values.map((value) => a.where(isZero, 1 / values.length, a.div(value, total)))
}

/** 1 / (1 + e^−x) with the power kept ≤ 1. */
function logistic(a: Arithmetic, score: Value): Value {
  const positive = a.atLeast(score, 0)
  const e = a.exp(a.where(positive, a.neg(score), score))
  return a.div(a.where(positive, 1, e), a.add(e, 1))
}

/** As `applyCalibration` of the predictor. */
export function printCalibration(
  calibration: Calibration,
  response: Response,
  task: Task,
  context: OnnxContext,
): Response {
  const { a } = context
  if (task === 'regression')
    return response.map((value) =>
      calibration.kind === 'isotonic'
        ? isotonic(calibration, value, context)
        : calibration.kind === 'platt'
          ? a.add(a.mul(value, calibration.slope), calibration.intercept)
          : value,
    )
  if (task === 'binary') return pairOf(a, mapProbability(calibration, response[1], context))
  if (calibration.kind !== 'temperature')
    return normalised(
      a,
      response.map((p) => mapProbability(calibration, p, context)),
    )
  return normalised(
    a,
    response.map((p) => a.exp(a.mul(a.log(a.where(a.less(p, 1e-15), 1e-15, p)), 1 / calibration.temperature))),
  )
}

function mapProbability(calibration: Calibration, p: Value, context: OnnxContext): Value {
  const { a } = context
  if (calibration.kind === 'isotonic') return isotonic(calibration, p, context)
  const above = a.where(a.less(p, 1e-15), 1e-15, p)
  const inside = a.where(a.less(1 - 1e-15, above), 1 - 1e-15, above)
  const logit = a.log(a.div(inside, a.sub(1, inside)))
  return logistic(
    a,
    calibration.kind === 'platt'
      ? a.add(a.mul(logit, calibration.slope), calibration.intercept)
      : a.div(logit, calibration.temperature),
  )
}

function isotonic({ x, y }: Extract<Calibration, { kind: 'isotonic' }>, at: Value, context: OnnxContext): Value {
  return x.length === 0 ? at : broken(x, y, at, context)
}

/** Straight lines between points (x ascending), flat outside: the points at or below the value are counted, and choose a line. */
export function broken(x: Float64Array, y: Float64Array, at: Value, { graph, a }: OnnxContext): Value {
  const rows = graph.node('Unsqueeze', [at, graph.constant('int64', [1], [1])])
  const reached = a.integer(graph.node('GreaterOrEqual', [rows, graph.constant('double', x, [1, x.length])]))
  const line = graph.node('ReduceSum', [reached, graph.constant('int64', [1], [1])], { keepdims: 0 })
  const begins = [x[0], ...x]
  const heights = [y[0], ...y]
  const slopes = begins.map((begin, i) => (i === 0 || i === x.length ? 0 : (y[i] - y[i - 1]) / (x[i] - begin)))
  const finite = slopes.map((slope) => (slope - slope === 0 ? slope : 0))
  return a.add(a.pick(heights, line), a.mul(a.pick(finite, line), a.sub(at, a.pick(begins, line))))
}

/** The value of the model in the unit of the target. */
export function printTargetValue(transform: FittedPipeline['targetTransform'], z: Value, { a }: OnnxContext): Value {
  switch (transform.kind) {
    case 'identity':
      return z
    case 'log':
      return a.sub(a.mul(a.exp(z), transform.smearing), transform.shift)
    case 'yeo-johnson':
      return a.mul(inverseYeoJohnson(a, z, transform.lambda), transform.smearing)
  }
}

function inverseYeoJohnson(a: Arithmetic, z: Value, lambda: number): Value {
  const power = (base: Value, exponent: number) => (exponent === 1 ? base : a.exp(a.mul(a.log(base), exponent)))
  const up = a.add(a.mul(z, lambda), 1)
  const down = a.sub(1, a.mul(z, 2 - lambda))
  const positive = lambda === 0 ? a.sub(a.exp(z), 1) : a.where(a.less(0, up), a.sub(power(up, 1 / lambda), 1), Infinity)
  const negative =
    lambda === 2
      ? a.sub(1, a.exp(a.neg(z)))
      : a.where(a.less(0, down), a.sub(1, power(down, 1 / (2 - lambda))), -Infinity)
  return a.where(a.atLeast(z, 0), positive, negative)
}
