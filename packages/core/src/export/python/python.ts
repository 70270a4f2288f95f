import { decisionRuleOf } from '../../fitted/decision-rule-of.ts'
import type { FittedPipeline } from '../../fitted/fitted-pipeline.ts'
import { hashPipeline } from '../../fitted/to-json.ts'
import { typedOperations } from '../column-kinds.ts'
import { costSums } from '../cost-sums.ts'
import type { DecisionRule } from '../../matrix/decision-rule.ts'
import type { Exporter } from '../exporter.ts'
import { startProgram } from '../program.ts'
import { usedSnippets } from '../snippets.ts'
import { library, type LibraryName, type PythonProgram } from './library.ts'
import { literal } from './literal.ts'
import { printInput } from './print-input.ts'
import { printCalibration, printModel, printTargetValue } from './print-model.ts'
import { printOperation } from './print-operation.ts'

/** One module of the standard library alone (Python ≥ 3.8): `predict(row)` and `predict_all(rows)`, the numbers of our own predictor bit for bit. */
export const python: Exporter<string> = {
  name: 'python',
  title: 'Python module',
  mediaType: 'text/x-python',
  extension: 'py',
  export: (pipeline) => Promise.resolve(printModule(pipeline)),
}

const imports = ['csv', 'datetime', 'decimal', 'json', 'math', 'numbers', 're', 'struct', 'sys', 'unicodedata']

const ending = String.raw`
def predict_all(rows):
    """Predictions of many rows, in their order."""
    return [predict(row) for row in rows]


if __name__ == '__main__':
    # one JSON line for each row
    if len(sys.argv) != 2:
        sys.exit('usage: python ' + sys.argv[0] + ' rows.csv')
    with open(sys.argv[1], newline='', encoding='utf-8-sig') as file:
        for line in csv.DictReader(file):
            print(json.dumps(predict(line), ensure_ascii=False))
`

function printModule(pipeline: FittedPipeline): string {
  const program = startProgram<LibraryName>((name, source) => `${name.toUpperCase()} = ${source}`)
  const upper: PythonProgram = { ...program, constant: (source) => program.constant(source).toUpperCase() }
  const body = printPredict(pipeline, upper)
  const parts = [...usedSnippets(library, program.used), program.constants.join('\n'), body, ending.trim()].filter(
    (part) => part !== '',
  )
  const code = parts.join('\n\n\n')
  const used = imports.filter((name) => new RegExp(`\\b${name}\\.`).test(code))
  return `${printHead(pipeline)}\n\n${used.map((name) => `import ${name}`).join('\n')}\n\nnan = float('nan')\ninf = float('inf')\n\n${printEnds(pipeline)}\n\n\n${code}\n`
}

function printHead(pipeline: FittedPipeline): string {
  const columns = pipeline.inputs.map(({ name, type }) => `#   ${JSON.stringify(name)} (${type})`)
  return [
    `# Predicts ${JSON.stringify(pipeline.target)} (${pipeline.task}). Printed by CSV Analyzer ${pipeline.library} from the pipeline`,
    `# ${hashPipeline(pipeline)}`,
    '# predict(row) takes a dict with these columns; a text is read as it would be in the training file:',
    ...columns,
  ].join('\n')
}

function printEnds({ target, task, classes, inputs }: FittedPipeline): string {
  return [
    `target = ${literal(target)}`,
    `task = ${literal(task)}`,
    `classes = ${literal(classes)}`,
    `inputs = ${literal(inputs.map(({ name }) => name))}`,
  ].join('\n')
}

function printPredict(pipeline: FittedPipeline, program: PythonProgram): string {
  const reads = pipeline.inputs.map((input) => `${program.variable(input.name)} = ${printInput(input, program)}`)
  const steps = typedOperations(pipeline).map((typed) => printOperation(typed, program))
  const features = pipeline.features.map(({ name }) => program.variable(name))
  const response = pipeline.calibration.reduce(
    (values, calibration) => printCalibration(calibration, values, pipeline.task, program),
    printModel(pipeline.model, program),
  )
  const lines = [
    '"""The prediction of one row."""',
    ...reads,
    ...steps,
    `x = [${features.join(', ')}]`,
    `response = ${response}`,
    ...(pipeline.task === 'regression' ? printValue(pipeline, program) : printClass(pipeline)),
  ]
  return ['def predict(row):', ...lines.map((line) => `    ${line}`)].join('\n')
}

function printValue({ targetTransform, intervals }: FittedPipeline, program: PythonProgram): readonly string[] {
  const value = `value = ${printTargetValue(targetTransform, 'response[0]', program)}`
  if (intervals === null) return [value, "return {'prediction': value, 'probabilities': None, 'interval': None}"]
  const at = program.constant(literal(intervals.at))
  const width = (side: Float64Array) => `${program.use('half_width')}(${at}, ${program.constant(literal(side))}, value)`
  return [
    value,
    `return {'prediction': value, 'probabilities': None, 'interval': [value - ${width(intervals.lower)}, value + ${width(intervals.upper)}]}`,
  ]
}

function printClass(pipeline: FittedPipeline): readonly string[] {
  return [
    ...printChoice(pipeline, decisionRuleOf(pipeline)),
    "return {'prediction': classes[chosen], 'probabilities': dict(zip(classes, response)), 'interval': None}",
  ]
}

function printChoice({ task, classes }: FittedPipeline, rule: DecisionRule): readonly string[] {
  if (typeof rule !== 'number') {
    const sums = costSums(rule, classes.length).map(
      (sum) => sum.map(({ actual, cost }) => `response[${actual}] * ${literal(cost)}`).join(' + ') || '0.0',
    )
    return [`costs = [${sums.join(', ')}]`, 'chosen = costs.index(min(costs))']
  }
  return task === 'binary'
    ? [`chosen = 1 if response[1] >= ${literal(rule)} else 0`]
    : ['chosen = response.index(max(response))']
}
