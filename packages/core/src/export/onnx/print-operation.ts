import type { OperationOf, TextStep } from '../../transforms/operation.ts'
import type { TypedOperation } from '../column-kinds.ts'
import { notExportable } from '../not-exportable.ts'
import { notWritable } from '../not-writable.ts'
import type { Arithmetic } from './arithmetic.ts'
import { datePart } from './date-part.ts'
import type { Graph, Value } from './graph.ts'
import { printTokens } from './print-tokens.ts'
import { groupNumbers, needsFreeText, numbersOf, relabel } from '../text-domain.ts'
import { whereUnlisted, type TextValue } from './text-domain.ts'

/** Columns of the graph so far: vectors of doubles, or texts by their index. */
export type OnnxColumn = Value | TextValue

/** The column that an operation makes, or the columns where it makes several. @throws CsvAnalyzerError `not-exportable` for what ONNX has no exact operation for */
export function printOperation(
  { operation }: TypedOperation,
  columns: ReadonlyMap<string, OnnxColumn>,
  graph: Graph,
  a: Arithmetic,
): OnnxColumn | readonly Value[] {
  const from = columns.get(operation.from)!
  if (typeof from !== 'string' && operation.op === 'tokens' && operation.tokenizer === 'word') {
    checkSteps(operation, from, ['trim', 'collapseSpaces', 'lowerCase'])
    return printTokens(operation, from, graph, a)
  }
  if (typeof from !== 'string' && operation.op === 'textLength') return printLength(operation, from, graph, a)
  const reason = needsFreeText(operation)
  if (reason !== null) throw notExportable('ONNX', reason, operation.from)
  return typeof from === 'string' ? printOfNumber(operation, from, columns, a) : printOfText(operation, from, a)
}

type Operation = TypedOperation['operation']

function printOfText(operation: Operation, from: TextValue, a: Arithmetic): OnnxColumn {
  switch (operation.op) {
    case 'normalizeText':
      return { ...relabel(from, operation), steps: [...from.steps, ...operation.steps] }
    case 'mapText':
    case 'fill':
    case 'missingIf':
      return relabel(from, operation)
    case 'lookUp':
    case 'indicator':
      return a.pick(numbersOf(from, operation), from.index)
    default:
      throw notWritable('ONNX', operation, 'text')
  }
}

function printLength(operation: OperationOf<'textLength'>, from: TextValue, graph: Graph, a: Arithmetic): Value {
  const { free, steps } = from
  const isCollapsed = steps.includes('trim') && steps.includes('collapseSpaces')
  const number = operation.unit === 'words' ? free.words : isCollapsed ? free.collapsedCharacters : free.characters
  const harmless: readonly TextStep[] = ['lowerCase']
  const invisible: readonly TextStep[] = isCollapsed || operation.unit === 'words' ? ['trim', 'collapseSpaces'] : []
  checkSteps(operation, from, [...harmless, ...invisible])
  return whereUnlisted(from, number, numbersOf(from, operation), graph, a)
}

/** A text in no table is counted as it came: what was done to it since must not matter. */
function checkSteps({ op, from: column }: Operation, from: TextValue, harmless: readonly TextStep[]): void {
  const step = from.steps.find((each) => !harmless.includes(each))
  if (step === undefined || from.texts.at(-2) === null) return
  throw notExportable(
    'ONNX',
    `${op} of "${column}" after ${step} cannot be written in ONNX; leave the step out, or export as javascript or python`,
    column,
  )
}

function printOfNumber(operation: Operation, x: Value, columns: ReadonlyMap<string, OnnxColumn>, a: Arithmetic): Value {
  switch (operation.op) {
    case 'fill':
      return a.where(a.isMissing(x), operation.value as number, x)
    case 'fillBy':
      return a.where(a.isMissing(x), groupValues(operation, columns.get(operation.by) as TextValue, a), x)
    case 'missingIf':
      return operation.values
        .filter((value) => typeof value === 'number')
        .reduce((value, sentinel) => a.where(a.equal(x, sentinel), NaN, value), x)
    case 'clip':
      return clip(operation, x, a)
    case 'affine':
      return a.add(a.mul(x, operation.scale), operation.offset)
    case 'log': {
      const shifted = a.add(x, operation.shift)
      return a.where(a.less(0, shifted), a.log(shifted), NaN)
    }
    case 'power':
      return yeoJohnson(a, x, operation.lambda)
    case 'product':
      return a.mul(x, columns.get(operation.by) as Value)
    case 'sum':
      return a.add(x, a.mul(columns.get(operation.by) as Value, operation.weight))
    case 'indicator':
      return a.number(
        operation.of === 'missing' ? a.isMissing(x) : a.equal(x, (operation.of as { readonly equals: number }).equals),
      )
    case 'datePart':
      return datePart(a, x, operation.part)
    default:
      throw notWritable('ONNX', operation, 'number')
  }
}

function groupValues(operation: OperationOf<'fillBy'>, by: TextValue, a: Arithmetic): Value {
  return a.pick(groupNumbers(by, operation), by.index)
}

function clip({ lower, upper }: OperationOf<'clip'>, x: Value, a: Arithmetic): Value {
  const below = lower === null ? x : a.where(a.less(x, lower), lower, x)
  return upper === null ? below : a.where(a.less(upper, x), upper, below)
}

/** As `yeoJohnson` of the predictor; each branch is computed where it is defined and chosen after. */
function yeoJohnson(a: Arithmetic, x: Value, lambda: number): Value {
  const power = (base: Value, exponent: number) => (exponent === 1 ? base : a.exp(a.mul(a.log(base), exponent)))
  const up = a.add(x, 1)
  const down = a.sub(1, x)
  const positive = lambda === 0 ? a.log(up) : a.div(a.sub(power(up, lambda), 1), lambda)
  const negative = lambda === 2 ? a.neg(a.log(down)) : a.div(a.neg(a.sub(power(down, 2 - lambda), 1)), 2 - lambda)
  return a.where(a.atLeast(x, 0), positive, negative)
}
