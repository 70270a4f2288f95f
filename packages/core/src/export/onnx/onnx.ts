import { decisionRuleOf } from '../../fitted/decision-rule-of.ts'
import type { FittedPipeline, InputColumn } from '../../fitted/fitted-pipeline.ts'
import { hashPipeline } from '../../fitted/to-json.ts'
import { typedOperations } from '../column-kinds.ts'
import { costSums, type CostSum } from '../cost-sums.ts'
import type { Exporter } from '../exporter.ts'
import { notExportable } from '../not-exportable.ts'
import { arithmetic, type Arithmetic } from './arithmetic.ts'
import { Graph, type Value } from './graph.ts'
import { printOperation, type OnnxColumn } from './print-operation.ts'
import type { OnnxContext, Response } from './context.ts'
import { broken, printCalibration, printModel, printTargetValue } from './print-model.ts'
import { Message } from './protobuf.ts'
import { textInput } from './text-domain.ts'

const versions = { ir: 10, onnx: 21, ml: 5 } as const

/** One ONNX graph from typed columns to label and probabilities (or the value), in doubles throughout; no maps, no sequences. */
export const onnx: Exporter<Uint8Array> = {
  name: 'onnx',
  title: 'ONNX',
  mediaType: 'application/octet-stream',
  extension: 'onnx',
  export: async (pipeline) => printOnnx(pipeline),
}

/** What the graph takes for a column: whole numbers that were never missing as int64, all other numbers (dates as epoch ms, booleans 0 and 1) as double, texts as string. */
export function onnxInputType(input: InputColumn): 'int64' | 'double' | 'string' {
  if (input.kind === 'text') return 'string'
  return input.type === 'integer' && input.missingShare === 0 ? 'int64' : 'double'
}

/** Names and types of what comes out, in order; every output has one value a row. */
export function onnxOutputs({
  task,
  classes,
  intervals,
}: FittedPipeline): readonly { readonly name: string; readonly type: 'string' | 'double' }[] {
  if (task !== 'regression')
    return [
      { name: 'label', type: 'string' },
      ...classes.map((name) => ({ name: `probability_${name}`, type: 'double' as const })),
    ]
  return (intervals === null ? ['prediction'] : ['prediction', 'lower', 'upper']).map((name) => ({
    name,
    type: 'double',
  }))
}

function printOnnx(pipeline: FittedPipeline): Uint8Array {
  if (pipeline.inputs.length === 0)
    throw notExportable('ONNX', 'its model reads no column, so that there is nothing to feed')
  const clash = pipeline.inputs.find(({ name }) => onnxOutputs(pipeline).some((output) => output.name === name))
  if (clash !== undefined)
    throw notExportable('ONNX', `its column "${clash.name}" has the name of an output; rename the column`, clash.name)
  const graph = new Graph()
  const a = arithmetic(graph)
  const columns = printColumns(pipeline, graph, a)
  const context: OnnxContext = {
    graph,
    a,
    x: printMatrix(pipeline, graph, columns),
    featureCount: pipeline.features.length,
  }
  const response = pipeline.calibration.reduce(
    (values, calibration) => printCalibration(calibration, values, pipeline.task, context),
    printModel(pipeline.model, context),
  )
  if (pipeline.task === 'regression') printValue(pipeline, response, context)
  else printClasses(pipeline, response, context)
  return printFile(pipeline, graph)
}

function printColumns(pipeline: FittedPipeline, graph: Graph, a: Arithmetic): ReadonlyMap<string, OnnxColumn> {
  const columns = new Map<string, OnnxColumn>(
    pipeline.inputs.map((input) => [input.name, printInput(input, pipeline, graph, a)]),
  )
  const write = (to: string, printed: ReturnType<typeof printOperation>): void => {
    if (Array.isArray(printed)) printed.forEach((value: Value, i) => columns.set(`${to}#${i}`, value))
    else columns.set(to, printed as OnnxColumn)
  }
  for (const typed of typedOperations(pipeline)) write(typed.operation.to, printOperation(typed, columns, graph, a))
  return columns
}

function printInput(input: InputColumn, { operations }: FittedPipeline, graph: Graph, a: Arithmetic): OnnxColumn {
  const type = onnxInputType(input)
  if (type === 'string') return textInput(graph, a, input, operations)
  const value = graph.input(input.name, type)
  return type === 'int64' ? a.number(value) : value
}

function printMatrix({ features }: FittedPipeline, graph: Graph, columns: ReadonlyMap<string, OnnxColumn>): Value {
  const upright = features.map(({ name }) =>
    graph.node('Unsqueeze', [columns.get(name) as Value, graph.constant('int64', [1], [1])]),
  )
  return upright.length === 1 ? upright[0] : graph.node('Concat', upright, { axis: 1 })
}

function printValue(pipeline: FittedPipeline, [z]: Response, context: OnnxContext): void {
  const { graph, a } = context
  const value = printTargetValue(pipeline.targetTransform, z, context)
  graph.output('prediction', 'double', value)
  const { intervals } = pipeline
  if (intervals === null) return
  graph.output('lower', 'double', a.sub(value, broken(intervals.at, intervals.lower, value, context)))
  graph.output('upper', 'double', a.add(value, broken(intervals.at, intervals.upper, value, context)))
}

function printClasses(pipeline: FittedPipeline, response: Response, { graph, a }: OnnxContext): void {
  const rule = decisionRuleOf(pipeline)
  const chosen =
    typeof rule !== 'number'
      ? largest(
          costSums(rule, response.length).map((sum) => negativeSum(sum, response, a)),
          a,
        )
      : pipeline.task === 'binary'
        ? a.integer(a.atLeast(response[1], rule))
        : largest(response, a)
  const names = graph.constant('string', pipeline.classes, [pipeline.classes.length])
  graph.output('label', 'string', graph.node('Gather', [names, chosen], { axis: 0 }))
  pipeline.classes.forEach((name, k) => graph.output(`probability_${name}`, 'double', response[k]))
}

function negativeSum(sum: CostSum, response: Response, a: Arithmetic): Value {
  const terms = sum.map(({ actual, cost }) => a.mul(response[actual], -cost))
  return terms.length === 0 ? a.mul(response[0], 0) : terms.reduce((total, term) => a.add(total, term))
}

/** The index of the first of the largest. */
function largest(response: Response, a: Arithmetic): Value {
  let best = response[0]
  let index = a.mul(response[0], 0)
  response.slice(1).forEach((p, k) => {
    const isLarger = a.less(best, p)
    best = a.where(isLarger, p, best)
    index = a.where(isLarger, k + 1, index)
  })
  return a.integer(index)
}

function printFile(pipeline: FittedPipeline, graph: Graph): Uint8Array {
  const set = (domain: string, version: number) => new Message().text(1, domain).integer(2, version)
  const property = (key: string, value: string) => new Message().text(1, key).text(2, value)
  const description = `Predicts "${pipeline.target}" (${pipeline.task}) from ${pipeline.inputs.length} columns. Missing numbers are NaN, missing texts empty; dates are epoch milliseconds, booleans 0 and 1.`
  return new Message()
    .integer(1, versions.ir)
    .text(2, 'CSV Analyzer')
    .text(3, pipeline.library)
    .text(6, description)
    .message(7, graph.finish('pipeline', description))
    .message(8, set('', versions.onnx))
    .message(8, set('ai.onnx.ml', versions.ml))
    .message(14, property('pipeline_hash', hashPipeline(pipeline)))
    .message(14, property('target', pipeline.target))
    .finish()
}
