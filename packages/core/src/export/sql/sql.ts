import { decisionRuleOf } from '../../fitted/decision-rule-of.ts'
import type { FittedPipeline, InputColumn } from '../../fitted/fitted-pipeline.ts'
import { hashPipeline } from '../../fitted/to-json.ts'
import { typedOperations } from '../column-kinds.ts'
import { costSums } from '../cost-sums.ts'
import type { Exporter } from '../exporter.ts'
import { knownTexts, textDomain } from '../text-domain.ts'
import { double } from './arithmetic.ts'
import { identifier, number, text } from './literal.ts'
import { printOperation, type SqlColumn } from './print-operation.ts'
import { broken, printCalibration, printModel, printTargetValue, type Response } from './print-model.ts'
import { Query, type Term } from './query.ts'

/** One SELECT over a table of typed columns, for SQLite ≥ 3.35, DuckDB and PostgreSQL ≥ 12; NULL is missing. */
export const sql: Exporter<string> = {
  name: 'sql',
  title: 'SQL query',
  mediaType: 'application/sql',
  extension: 'sql',
  export: async (pipeline) => printQuery(pipeline),
}

const table = 'input'

function printQuery(pipeline: FittedPipeline): string {
  const query = new Query()
  const columns = new Map<string, SqlColumn>(
    pipeline.inputs.map((input) => [input.name, printInput(input, pipeline, query)]),
  )
  for (const typed of typedOperations(pipeline)) columns.set(typed.operation.to, printOperation(typed, columns, query))
  const features = pipeline.features.map(({ name }) => columns.get(name) as Term)
  const response = pipeline.calibration.reduce(
    (values, calibration) => printCalibration(calibration, values, pipeline.task, query),
    printModel(pipeline.model, features, query),
  )
  const results =
    pipeline.task === 'regression' ? printValue(pipeline, response[0], query) : printClasses(pipeline, response, query)
  const inputs = pipeline.inputs.map(({ name }) => ({ name, expression: identifier(name) }))
  return `${printHead(pipeline)}\n${query.finish(table, [...inputs, ...results])}`
}

function printHead(pipeline: FittedPipeline): string {
  const columns = pipeline.inputs.map(
    ({ name, kind, type }) =>
      `--   ${oneLine(identifier(name))} ${kind === 'text' ? 'TEXT' : 'DOUBLE PRECISION'} (${type})`,
  )
  return [
    `-- Predicts ${oneLine(pipeline.target)} (${pipeline.task}). Printed by CSV Analyzer ${pipeline.library} from the pipeline`,
    `-- ${hashPipeline(pipeline)}`,
    `-- Reads the table or view "${table}" with these columns; dates are milliseconds since 1970, booleans 0 and 1, NULL is missing.`,
    '-- Other columns of the table are carried through all steps: name them in the last SELECT to see them beside the prediction.',
    ...columns,
  ].join('\n')
}

function oneLine(name: string): string {
  return name.replace(/\s+/g, ' ')
}

function printInput(input: InputColumn, { operations }: FittedPipeline, query: Query): SqlColumn {
  if (input.kind === 'number') return query.define(double(identifier(input.name)), [])
  const known = knownTexts(input, operations)
  return { ...textDomain(input, known), known }
}

type Result = { readonly name: string; readonly expression: string }

function printValue(pipeline: FittedPipeline, z: Term, query: Query): readonly Result[] {
  const value = printTargetValue(pipeline.targetTransform, z, query)
  const { intervals } = pipeline
  if (intervals === null) return [{ name: 'prediction', expression: value }]
  return [
    { name: 'prediction', expression: value },
    { name: 'lower', expression: `${value} - ${broken(intervals.at, intervals.lower, value)}` },
    { name: 'upper', expression: `${value} + ${broken(intervals.at, intervals.upper, value)}` },
  ]
}

function printClasses(pipeline: FittedPipeline, response: Response, query: Query): readonly Result[] {
  const { task, classes } = pipeline
  const rule = decisionRuleOf(pipeline)
  const probabilities = classes.map((name, k) => ({ name: `probability_${name}`, expression: response[k] }))
  if (typeof rule !== 'number')
    return [{ name: 'prediction', expression: printCheapest(pipeline, rule, response, query) }, ...probabilities]
  if (task === 'binary')
    return [
      {
        name: 'prediction',
        expression: `CASE WHEN ${response[1]} >= ${number(rule)} THEN ${text(classes[1])} ELSE ${text(classes[0])} END`,
      },
      ...probabilities,
    ]
  const largest = response.reduce((best, p) =>
    query.define(`CASE WHEN ${p} > ${best} THEN ${p} ELSE ${best} END`, [best, p]),
  )
  const cases = classes.map((name, k) => `WHEN ${response[k]} >= ${largest} THEN ${text(name)}`)
  return [{ name: 'prediction', expression: `CASE ${cases.join(' ')} END` }, ...probabilities]
}

/** The first of the classes whose mean cost is least. */
function printCheapest({ classes }: FittedPipeline, rule: readonly number[], response: Response, query: Query): string {
  const costs = costSums(rule, classes.length).map((sum) =>
    query.define(
      sum.map(({ actual, cost }) => `${response[actual]} * ${number(cost)}`).join(' + ') || number(0),
      sum.map(({ actual }) => response[actual]),
    ),
  )
  const least = costs.reduce((best, cost) =>
    query.define(`CASE WHEN ${cost} < ${best} THEN ${cost} ELSE ${best} END`, [best, cost]),
  )
  return `CASE ${classes.map((name, k) => `WHEN ${costs[k]} <= ${least} THEN ${text(name)}`).join(' ')} END`
}
