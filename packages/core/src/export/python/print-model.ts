import type { FittedPipeline } from '../../fitted/fitted-pipeline.ts'
import type { Task } from '../../matrix/task.ts'
import type { Calibration, LinearModel, Link, Model, TreesModel } from '../../models/model.ts'
import { categorySet } from '../category-set.ts'
import type { PythonProgram } from './library.ts'
import { dictionary, literal } from './literal.ts'

/** An expression of the response (probabilities, or one value) over the list `x` of feature values. */
export function printModel(model: Model, program: PythonProgram): string {
  if (model.format !== 'blend') return printMember(model, program)
  const parts = model.members.map(({ weight, model: member, calibration }) => {
    const response = printMember(member, program)
    return `(${literal(weight)}, ${calibration === undefined ? response : printCalibration(calibration, response, model.task, program)})`
  })
  return `${program.use('blend')}([${parts.join(', ')}])`
}

function printMember(model: LinearModel | TreesModel, program: PythonProgram): string {
  const scores =
    model.format === 'linear'
      ? `${program.use('linear_scores')}(${program.constant(linearLiteral(model))}, x)`
      : `${program.use('tree_scores')}(${program.constant(treesLiteral(model))}, x)`
  return printLink(model.link, scores, program)
}

function printLink(link: Link, scores: string, { use }: PythonProgram): string {
  switch (link) {
    case 'identity':
    case 'mean-share':
      return scores
    case 'log':
      return `[${use('exp')}(score) for score in ${scores}]`
    case 'logistic':
      return `${use('logistic', 'pair')}(${scores}[0])`
    case 'softmax':
      return `${use('softmax')}(${scores})`
  }
}

function linearLiteral(model: LinearModel): string {
  const width = model.features.length
  return dictionary({
    features: model.features,
    intercepts: model.intercepts,
    coefficients: Array.from(model.intercepts, (_, k) => model.coefficients.slice(k * width, (k + 1) * width)),
  })
}

function treesLiteral(model: TreesModel): string {
  const nodes = Array.from(model.left.keys())
  const isLeaf = (node: number) => model.left[node] < 0
  const wide = model.outputs.some((output) => output < 0)
  const sets = nodes
    .filter((node) => !isLeaf(node) && model.categoryStart[node] >= 0)
    .map((node) => `${node}: ${literal(categorySet(model, node))}`)
  const values = nodes.map((node) => {
    const row = model.value.slice(node * model.leafWidth, (node + 1) * model.leafWidth)
    return isLeaf(node) ? (wide ? row : row[0]) : 0
  })
  const parts = [
    ['mean', literal(model.aggregate === 'mean')],
    ['roots', literal(model.roots)],
    ['outputs', literal(model.outputs)],
    ['base', literal(model.base)],
    ['feature', literal(model.feature)],
    [
      'threshold',
      literal(nodes.map((node) => (isLeaf(node) || model.categoryStart[node] >= 0 ? 0 : model.threshold[node]))),
    ],
    ['left', literal(model.left)],
    ['missing_left', literal(model.missingLeft)],
    ['sets', `{${sets.join(', ')}}`],
    ['value', literal(values)],
  ]
  return `{${parts.map(([name, source]) => `'${name}': ${source}`).join(', ')}}`
}

/** A calibration applied to an expression of a response. */
export function printCalibration(
  calibration: Calibration,
  response: string,
  task: Task,
  program: PythonProgram,
): string {
  if (task === 'regression') return `[${valueMap(calibration, 'v', program)} for v in ${response}]`
  if (task === 'binary')
    return `${program.use('calibrate_pair')}(${response}, lambda p: ${probabilityMap(calibration, program)})`
  return `${program.use('calibrate_row')}(${response}, lambda p: ${calibration.kind === 'temperature' ? temperatureMap(calibration.temperature, program) : probabilityMap(calibration, program)})`
}

function valueMap(calibration: Calibration, v: string, program: PythonProgram): string {
  if (calibration.kind === 'isotonic') return isotonicMap(calibration, v, program)
  return calibration.kind === 'platt' ? `${literal(calibration.slope)} * ${v} + ${literal(calibration.intercept)}` : v
}

function probabilityMap(calibration: Calibration, program: PythonProgram): string {
  const { use } = program
  if (calibration.kind === 'isotonic') return isotonicMap(calibration, 'p', program)
  if (calibration.kind === 'platt')
    return `${use('logistic')}(${literal(calibration.slope)} * ${use('logit')}(p) + ${literal(calibration.intercept)})`
  return `${use('logistic')}(${use('logit')}(p) / ${literal(calibration.temperature)})`
}

function temperatureMap(temperature: number, { use }: PythonProgram): string {
  return `${use('exp')}(${use('log')}(max(p, 1e-15)) * ${literal(1 / temperature)})`
}

function isotonicMap(
  { x, y }: Extract<Calibration, { kind: 'isotonic' }>,
  at: string,
  { use, constant }: PythonProgram,
): string {
  return `${use('interpolate')}(${constant(literal(x))}, ${constant(literal(y))}, ${at})`
}

/** An expression that takes a value of the model back to the unit of the target. */
export function printTargetValue(
  transform: FittedPipeline['targetTransform'],
  z: string,
  { use }: PythonProgram,
): string {
  switch (transform.kind) {
    case 'identity':
      return z
    case 'log':
      return `${use('exp')}(${z}) * ${literal(transform.smearing)} - ${literal(transform.shift)}`
    case 'yeo-johnson':
      return `${use('inverse_yeo_johnson')}(${z}, ${literal(transform.lambda)}) * ${literal(transform.smearing)}`
  }
}
