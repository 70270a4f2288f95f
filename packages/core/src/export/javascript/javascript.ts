import { decisionRuleOf } from '../../fitted/decision-rule-of.ts'
import type { FittedPipeline } from '../../fitted/fitted-pipeline.ts'
import { hashPipeline } from '../../fitted/to-json.ts'
import { typedOperations } from '../column-kinds.ts'
import { costSums, type CostSum } from '../cost-sums.ts'
import type { Exporter } from '../exporter.ts'
import { usedSnippets } from '../snippets.ts'
import { library, type JavascriptProgram, type LibraryName } from './library.ts'
import { literal } from './literal.ts'
import { printInput } from './print-input.ts'
import { printCalibration, printModel, printTargetValue } from './print-model.ts'
import { printOperation } from './print-operation.ts'
import { startProgram } from '../program.ts'

/** One ES module without dependencies: `predict(row)` and `predictAll(rows)`, the numbers of our own predictor bit for bit. */
export const javascript: Exporter<string> = {
  name: 'javascript',
  title: 'JavaScript module',
  mediaType: 'text/javascript',
  extension: 'js',
  export: (pipeline) => Promise.resolve(printModule(pipeline)),
}

function printModule(pipeline: FittedPipeline): string {
  const program = startProgram<LibraryName>((name, source) => `const ${name} = ${source}`)
  const body = printPredict(pipeline, program)
  return [
    printHead(pipeline),
    ...usedSnippets(library, program.used),
    ...program.constants,
    printEnds(pipeline),
    body,
    '/** Predictions of many rows, in their order. */\nexport function predictAll(rows) {\n  return Array.from(rows, predict)\n}',
  ]
    .join('\n\n')
    .concat('\n')
}

function printHead(pipeline: FittedPipeline): string {
  const columns = pipeline.inputs.map(({ name, type }) => `//   ${JSON.stringify(name)} (${type})`)
  return [
    `// Predicts ${JSON.stringify(pipeline.target)} (${pipeline.task}). Printed by CSV Analyzer ${pipeline.library} from the pipeline`,
    `// ${hashPipeline(pipeline)}`,
    '// predict(row) takes an object with these columns; a text is read as it would be in the training file:',
    ...columns,
  ].join('\n')
}

function printEnds({ target, task, classes, inputs }: FittedPipeline): string {
  return [
    `export const target = ${literal(target)}`,
    `export const task = ${literal(task)}`,
    `export const classes = ${literal(classes)}`,
    `export const inputs = ${literal(inputs.map(({ name }) => name))}`,
  ].join('\n')
}

function printPredict(pipeline: FittedPipeline, program: JavascriptProgram): string {
  const operations = typedOperations(pipeline)
  const reads = pipeline.inputs.map((input) => `${program.variable(input.name)} = ${printInput(input, program)}`)
  const steps = operations.map((typed) => printOperation(typed, program))
  const features = pipeline.features.map(({ name }) => program.variable(name))
  const made = new Set([
    ...pipeline.inputs.map(({ name }) => program.variable(name)),
    ...operations.flatMap(({ operation }) =>
      operation.op === 'tokens'
        ? Array.from({ length: operation.columns }, (_, i) => program.variable(`${operation.to}#${i}`))
        : [program.variable(operation.to)],
    ),
  ])
  const response = pipeline.calibration.reduce(
    (values, calibration) => printCalibration(calibration, values, pipeline.task, program),
    printModel(pipeline.model, program),
  )
  return [
    '/** The prediction of one row. */',
    'export function predict(row) {',
    ...(made.size === 0 ? [] : [`  let ${[...made].join(', ')}`]),
    ...[...reads, ...steps].map((line) => `  ${line}`),
    `  const x = [${features.join(', ')}]`,
    `  const response = ${response}`,
    ...(pipeline.task === 'regression' ? printValue(pipeline, program) : printClass(pipeline)),
    '}',
  ].join('\n')
}

function printValue({ targetTransform, intervals }: FittedPipeline, program: JavascriptProgram): readonly string[] {
  const value = `  const value = ${printTargetValue(targetTransform, 'response[0]', program)}`
  if (intervals === null) return [value, '  return { prediction: value, probabilities: null, interval: null }']
  const at = program.constant(literal(intervals.at))
  const width = (side: Float64Array) => `${program.use('halfWidth')}(${at}, ${program.constant(literal(side))}, value)`
  return [
    value,
    `  return { prediction: value, probabilities: null, interval: [value - ${width(intervals.lower)}, value + ${width(intervals.upper)}] }`,
  ]
}

function printClass(pipeline: FittedPipeline): readonly string[] {
  const rule = decisionRuleOf(pipeline)
  const choice =
    typeof rule !== 'number'
      ? `[${costSums(rule, pipeline.classes.length)
          .map((sum) => printSum(sum))
          .join(', ')}].reduce((best, cost, k, all) => (cost < all[best] ? k : best), 0)`
      : pipeline.task === 'binary'
        ? `response[1] >= ${literal(rule)} ? 1 : 0`
        : 'response.reduce((best, p, k) => (p > response[best] ? k : best), 0)'
  return [
    `  const chosen = ${choice}`,
    '  const probabilities = Object.fromEntries(classes.map((name, k) => [name, response[k]]))',
    '  return { prediction: classes[chosen], probabilities, interval: null }',
  ]
}

function printSum(sum: CostSum): string {
  return sum.map(({ actual, cost }) => `response[${actual}] * ${literal(cost)}`).join(' + ') || '0'
}
