import type { FittedPipeline } from '../../fitted/fitted-pipeline.ts'
import type { Calibration, LinearModel, Link, Model, TreesModel } from '../../models/model.ts'
import type { Task } from '../../matrix/task.ts'
import { categorySet } from '../category-set.ts'
import { literal } from './literal.ts'
import type { JavascriptProgram as Program } from './library.ts'

/** An expression of the response (probabilities, or one value) over the array `x` of feature values. */
export function printModel(model: Model, program: Program): string {
  if (model.format !== 'blend') return printMember(model, program)
  const parts = model.members.map(({ weight, model: member, calibration }) => {
    const response = printMember(member, program)
    return `[${literal(weight)}, ${calibration === undefined ? response : printCalibration(calibration, response, model.task, program)}]`
  })
  return `${program.use('blend')}([\n    ${parts.join(',\n    ')},\n  ])`
}

function printMember(model: LinearModel | TreesModel, program: Program): string {
  const scores =
    model.format === 'linear'
      ? `${program.use('linearScores')}(${program.constant(linearLiteral(model))}, x)`
      : `${program.use('treeScores')}(${program.constant(treesLiteral(model))}, x)`
  return printLink(model.link, scores, program)
}

function printLink(link: Link, scores: string, { use }: Program): string {
  switch (link) {
    case 'identity':
    case 'mean-share':
      return scores
    case 'log':
      return `${scores}.map(${use('exp')})`
    case 'logistic':
      return `${use('logistic', 'pair')}(${scores}[0])`
    case 'softmax':
      return `${use('softmax')}(${scores})`
  }
}

function linearLiteral(model: LinearModel): string {
  const width = model.features.length
  return literal({
    features: model.features,
    intercepts: model.intercepts,
    coefficients: Array.from(model.intercepts, (_, k) => model.coefficients.subarray(k * width, (k + 1) * width)),
  })
}

function treesLiteral(model: TreesModel): string {
  const nodes = Array.from(model.left.keys())
  const leaf = (node: number) => model.left[node] < 0
  const wide = model.outputs.some((output) => output < 0)
  const values = nodes.map((node) => {
    if (!leaf(node)) return 0
    const row = model.value.subarray(node * model.leafWidth, (node + 1) * model.leafWidth)
    return wide ? row : row[0]
  })
  return literal({
    mean: model.aggregate === 'mean',
    roots: model.roots,
    outputs: model.outputs,
    base: model.base,
    feature: model.feature,
    threshold: nodes.map((node) => (leaf(node) || model.categoryStart[node] >= 0 ? 0 : model.threshold[node])),
    left: model.left,
    missingLeft: model.missingLeft,
    sets: Object.fromEntries(
      nodes
        .filter((node) => !leaf(node) && model.categoryStart[node] >= 0)
        .map((node) => [node, categorySet(model, node)]),
    ),
    value: values,
  })
}

/** A calibration applied to an expression of a response. */
export function printCalibration(calibration: Calibration, response: string, task: Task, program: Program): string {
  if (task === 'regression') return `${response}.map(${valueMap(calibration, program)})`
  if (task === 'binary') return `${program.use('calibratePair')}(${response}, ${probabilityMap(calibration, program)})`
  return `${program.use('calibrateRow')}(${response}, ${calibration.kind === 'temperature' ? temperatureMap(calibration.temperature, program) : probabilityMap(calibration, program)})`
}

function valueMap(calibration: Calibration, program: Program): string {
  if (calibration.kind === 'isotonic') return isotonicMap(calibration, program)
  return calibration.kind === 'platt'
    ? `(v) => ${literal(calibration.slope)} * v + ${literal(calibration.intercept)}`
    : '(v) => v'
}

function probabilityMap(calibration: Calibration, program: Program): string {
  const { use } = program
  if (calibration.kind === 'isotonic') return isotonicMap(calibration, program)
  if (calibration.kind === 'platt')
    return `(p) => ${use('logistic')}(${literal(calibration.slope)} * ${use('logit')}(p) + ${literal(calibration.intercept)})`
  return `(p) => ${use('logistic')}(${use('logit')}(p) / ${literal(calibration.temperature)})`
}

function temperatureMap(temperature: number, { use }: Program): string {
  return `(p) => ${use('exp')}(${use('log')}(Math.max(p, 1e-15)) * ${literal(1 / temperature)})`
}

function isotonicMap({ x, y }: Extract<Calibration, { kind: 'isotonic' }>, { use, constant }: Program): string {
  return `(p) => ${use('interpolate')}(${constant(literal(x))}, ${constant(literal(y))}, p)`
}

/** An expression that takes a value of the model back to the unit of the target. */
export function printTargetValue(transform: FittedPipeline['targetTransform'], z: string, { use }: Program): string {
  switch (transform.kind) {
    case 'identity':
      return z
    case 'log':
      return `${use('exp')}(${z}) * ${literal(transform.smearing)} - ${literal(transform.shift)}`
    case 'yeo-johnson':
      return `${use('inverseYeoJohnson')}(${z}, ${literal(transform.lambda)}) * ${literal(transform.smearing)}`
  }
}
