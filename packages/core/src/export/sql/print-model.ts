import type { FittedPipeline } from '../../fitted/fitted-pipeline.ts'
import type { Task } from '../../matrix/task.ts'
import type { Calibration, LinearModel, Link, Model, TreesModel } from '../../models/model.ts'
import { double, exp, power } from './arithmetic.ts'
import { number } from './literal.ts'
import { printTree } from './print-tree.ts'
import type { Query, Term } from './query.ts'

/** One column for each class (two for binary), or a single one for regression. */
export type Response = readonly Term[]

/** Trees added in one expression: engines bound the depth of one. */
const treesAtOnce = 25

export function printModel(model: Model, features: readonly Term[], query: Query): Response {
  if (model.format !== 'blend') return printMember(model, features, query)
  const parts = model.members.map(({ weight, model: member, calibration }) => {
    const response = printMember(member, features, query)
    return {
      weight,
      values: calibration === undefined ? response : printCalibration(calibration, response, model.task, query),
    }
  })
  return parts[0].values.map((_, k) =>
    query.define(
      parts.map(({ weight, values }) => `${number(weight)} * ${values[k]}`).join(' + '),
      parts.map(({ values }) => values[k]),
    ),
  )
}

function printMember(model: LinearModel | TreesModel, features: readonly Term[], query: Query): Response {
  const scores = model.format === 'linear' ? linearScores(model, features, query) : treeScores(model, features, query)
  return printLink(model.link, scores, query)
}

function linearScores(model: LinearModel, features: readonly Term[], query: Query): Response {
  return Array.from(model.intercepts, (intercept, k) => {
    let score = query.define(double(number(intercept)), [])
    const terms = Array.from(model.features, (feature, j) => ({
      x: features[feature],
      coefficient: model.coefficients[k * model.features.length + j],
    })).filter(({ coefficient }) => coefficient !== 0)
    for (let begin = 0; begin < terms.length; begin += treesAtOnce) {
      const part = terms.slice(begin, begin + treesAtOnce)
      score = query.define(
        [score, ...part.map(({ x, coefficient }) => `COALESCE(${number(coefficient)} * ${x}, 0)`)].join(' + '),
        [score, ...part.map(({ x }) => x)],
      )
    }
    return score
  })
}

function treeScores(model: TreesModel, features: readonly Term[], query: Query): Response {
  const divisor = model.aggregate === 'mean' ? Math.max(model.roots.length, 1) : 1
  return Array.from(model.base, (base, k) => {
    const trees = Array.from(model.roots.keys()).filter((tree) => model.outputs[tree] === k || model.outputs[tree] < 0)
    let sum: Term | null = null
    for (let begin = 0; begin < trees.length; begin += treesAtOnce) {
      const part = trees
        .slice(begin, begin + treesAtOnce)
        .map((tree) => double(printTree(model, model.roots[tree], model.outputs[tree] < 0 ? k : 0, features)))
      sum = query.define([...(sum === null ? [] : [sum]), ...part].join(' + '), [
        ...(sum === null ? [] : [sum]),
        ...features,
      ])
    }
    return sum === null
      ? query.define(double(number(base)), [])
      : query.define(`${sum} / ${divisor} + ${number(base)}`, [sum])
  })
}

function printLink(link: Link, scores: Response, query: Query): Response {
  switch (link) {
    case 'identity':
    case 'mean-share':
      return scores
    case 'log':
      return scores.map((score) => query.define(exp(score), [score]))
    case 'logistic':
      return pairOf(logistic(scores[0], query), query)
    case 'softmax':
      return softmax(scores, query)
  }
}

function pairOf(p: Term, query: Query): Response {
  return [query.define(`1 - ${p}`, [p]), p]
}

function logistic(score: Term, query: Query): Term {
  return query.define(
    `CASE WHEN ${score} >= 0 THEN 1 / (1 + ${exp(`(-${score})`)}) ELSE ${exp(score)} / (1 + ${exp(score)}) END`,
    [score],
  )
}

function softmax(scores: Response, query: Query): Response {
  const largest = scores.reduce((best, score) =>
    query.define(`CASE WHEN ${score} > ${best} THEN ${score} ELSE ${best} END`, [best, score]),
  )
  return normalised(
    scores.map((score) => query.define(exp(`(${score} - ${largest})`), [score, largest])),
    query,
  )
}

function normalised(values: Response, query: Query): Response {
  const total = query.define(values.join(' + '), values)
  return values.map((value) =>
    query.define(`CASE WHEN ${total} > 0 THEN ${value} / ${total} ELSE ${number(1 / values.length)} END`, [
      value,
      total,
    ]),
  )
}

/** As `applyCalibration` of the predictor. */
export function printCalibration(calibration: Calibration, response: Response, task: Task, query: Query): Response {
  if (task === 'regression') return response.map((value) => mapValue(calibration, value, query))
  if (task === 'binary') return pairOf(mapProbability(calibration, response[1], query), query)
  if (calibration.kind !== 'temperature')
    return normalised(
      response.map((p) => mapProbability(calibration, p, query)),
      query,
    )
  const power = number(1 / calibration.temperature)
  return normalised(
    response.map((p) => query.define(exp(`(LN(CASE WHEN ${p} < 1e-15 THEN 1e-15 ELSE ${p} END) * ${power})`), [p])),
    query,
  )
}

function mapValue(calibration: Calibration, value: Term, query: Query): Term {
  if (calibration.kind === 'isotonic') return query.define(broken(calibration.x, calibration.y, value), [value])
  return calibration.kind === 'platt'
    ? query.define(`${number(calibration.slope)} * ${value} + ${number(calibration.intercept)}`, [value])
    : value
}

function mapProbability(calibration: Calibration, p: Term, query: Query): Term {
  if (calibration.kind === 'isotonic') return query.define(broken(calibration.x, calibration.y, p), [p])
  const inside = query.define(
    `CASE WHEN ${p} < 1e-15 THEN 1e-15 WHEN ${p} > ${number(1 - 1e-15)} THEN ${number(1 - 1e-15)} ELSE ${p} END`,
    [p],
  )
  const logit = query.define(`LN(${inside} / (1 - ${inside}))`, [inside])
  const score =
    calibration.kind === 'platt'
      ? `${number(calibration.slope)} * ${logit} + ${number(calibration.intercept)}`
      : `${logit} / ${number(calibration.temperature)}`
  return logistic(query.define(score, [logit]), query)
}

/** Straight lines between points (x ascending), flat outside. */
export function broken(x: Float64Array, y: Float64Array, at: string): string {
  if (x.length === 0) return at
  const last = x.length - 1
  const lines = Array.from({ length: last }, (_, i) => {
    const slope = x[i + 1] === x[i] ? 0 : (y[i + 1] - y[i]) / (x[i + 1] - x[i])
    return `WHEN ${at} < ${number(x[i + 1])} THEN ${number(y[i])} + ${number(slope)} * (${at} - ${number(x[i])})`
  })
  return double(
    `CASE WHEN ${at} <= ${number(x[0])} THEN ${number(y[0])} ${lines.join(' ')} ELSE ${number(y[last])} END`,
  )
}

/** The value of the model in the unit of the target. */
export function printTargetValue(transform: FittedPipeline['targetTransform'], z: Term, query: Query): Term {
  switch (transform.kind) {
    case 'identity':
      return z
    case 'log':
      return query.define(`(${exp(z)}) * ${number(transform.smearing)} - ${number(transform.shift)}`, [z])
    case 'yeo-johnson':
      return query.define(`(${inverseYeoJohnson(z, transform.lambda)}) * ${number(transform.smearing)}`, [z])
  }
}

function inverseYeoJohnson(z: Term, lambda: number): string {
  const up =
    lambda === 0
      ? `(${exp(z)}) - 1`
      : `CASE WHEN ${z} * ${number(lambda)} + 1 > 0 THEN (${power(`(${z} * ${number(lambda)} + 1)`, 1 / lambda)}) - 1 ELSE ${number(Infinity)} END`
  const down =
    lambda === 2
      ? `1 - (${exp(`(-${z})`)})`
      : `CASE WHEN 1 - ${number(2 - lambda)} * ${z} > 0 THEN 1 - (${power(`(1 - ${number(2 - lambda)} * ${z})`, 1 / (2 - lambda))}) ELSE ${number(-Infinity)} END`
  return `CASE WHEN ${z} >= 0 THEN ${up} ELSE ${down} END`
}
