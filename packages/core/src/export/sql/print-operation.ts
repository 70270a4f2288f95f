import type { OperationOf } from '../../transforms/operation.ts'
import type { TypedOperation } from '../column-kinds.ts'
import { notExportable } from '../not-exportable.ts'
import { notWritable } from '../not-writable.ts'
import { groupNumbers, needsFreeText, numbersOf, relabel, type KnownTexts, type TextDomain } from '../text-domain.ts'
import { double, power } from './arithmetic.ts'
import { datePart } from './date-part.ts'
import { identifier, number, text } from './literal.ts'
import type { Query, Term } from './query.ts'

/** A text column of the query: what the cells of an input column have become. */
export interface SqlText extends TextDomain {
  readonly known: KnownTexts
}
export type SqlColumn = Term | SqlText

/** The column that an operation makes. @throws CsvAnalyzerError `not-exportable` */
export function printOperation(
  { operation }: TypedOperation,
  columns: ReadonlyMap<string, SqlColumn>,
  query: Query,
): SqlColumn {
  const reason = needsFreeText(operation, 'javascript, python or, if it only counts words and characters, onnx')
  if (reason !== null) throw notExportable('SQL', reason, operation.from)
  const from = columns.get(operation.from)!
  return typeof from === 'string' ? ofNumber(operation, from, columns, query) : ofText(operation, from, query)
}

type Operation = TypedOperation['operation']

function ofText(operation: Operation, from: SqlText, query: Query): SqlColumn {
  switch (operation.op) {
    case 'normalizeText':
    case 'mapText':
    case 'fill':
    case 'missingIf':
      return relabel(from, operation)
    case 'lookUp':
    case 'indicator':
      return query.define(choose(from, numbersOf(from, operation)), [])
    default:
      throw notWritable('SQL', operation, 'text')
  }
}

/** A number for each text: cells with the same number share a branch. */
function choose({ input, known }: SqlText, numbers: Float64Array): string {
  const column = identifier(input)
  const [other, missing] = numbers.slice(-2)
  const branches = new Map<number, string[]>()
  known.listed.forEach((listed, i) => {
    if (Object.is(numbers[i], other)) return
    if (!branches.has(numbers[i])) branches.set(numbers[i], [])
    branches.get(numbers[i])!.push(text(listed))
  })
  const cases = [...branches].map(([value, listed]) => `WHEN ${column} IN (${listed.join(', ')}) THEN ${number(value)}`)
  const absent = `WHEN ${column} IS NULL OR ${column} IN (${known.absent.map(text).join(', ')}) THEN ${number(missing)}`
  return double(`CASE ${[absent, ...cases].join(' ')} ELSE ${number(other)} END`)
}

function ofNumber(operation: Operation, x: Term, columns: ReadonlyMap<string, SqlColumn>, query: Query): Term {
  const define = (expression: string, ...more: readonly Term[]) => query.define(expression, [x, ...more])
  switch (operation.op) {
    case 'fill':
      return define(`COALESCE(${x}, ${number(operation.value as number)})`)
    case 'fillBy': {
      const by = columns.get(operation.by) as SqlText
      return define(`COALESCE(${x}, ${choose(by, groupNumbers(by, operation))})`)
    }
    case 'missingIf': {
      const values = operation.values.filter((value) => typeof value === 'number')
      return values.length === 0
        ? x
        : define(`CASE WHEN ${x} IN (${values.map(number).join(', ')}) THEN NULL ELSE ${x} END`)
    }
    case 'clip':
      return define(clip(operation, x))
    case 'affine':
      return define(`${x} * ${number(operation.scale)} + ${number(operation.offset)}`)
    case 'log':
      return define(`CASE WHEN ${x} + ${number(operation.shift)} > 0 THEN LN(${x} + ${number(operation.shift)}) END`)
    case 'power':
      return define(yeoJohnson(x, operation.lambda))
    case 'product': {
      const by = columns.get(operation.by) as Term
      return define(`${x} * ${by}`, by)
    }
    case 'sum': {
      const by = columns.get(operation.by) as Term
      return define(`${x} + ${by} * ${number(operation.weight)}`, by)
    }
    case 'indicator':
      return define(
        double(
          `CASE WHEN ${operation.of === 'missing' ? `${x} IS NULL` : `${x} = ${number((operation.of as { readonly equals: number }).equals)}`} THEN 1 ELSE 0 END`,
        ),
      )
    case 'datePart':
      return datePart(query, x, operation.part)
    default:
      throw notWritable('SQL', operation, 'number')
  }
}

function clip({ lower, upper }: OperationOf<'clip'>, x: Term): string {
  const below = lower === null ? '' : `WHEN ${x} < ${number(lower)} THEN ${number(lower)} `
  const above = upper === null ? '' : `WHEN ${x} > ${number(upper)} THEN ${number(upper)} `
  return below + above === '' ? x : `CASE ${below}${above}ELSE ${x} END`
}

/** As `yeoJohnson` of the predictor; a branch is computed only where it is defined. */
function yeoJohnson(x: Term, lambda: number): string {
  const up = lambda === 0 ? `LN(${x} + 1)` : `((${power(`(${x} + 1)`, lambda)}) - 1) / ${number(lambda)}`
  const down = lambda === 2 ? `-LN(1 - ${x})` : `-((${power(`(1 - ${x})`, 2 - lambda)}) - 1) / ${number(2 - lambda)}`
  return `CASE WHEN ${x} >= 0 THEN ${up} ELSE ${down} END`
}
