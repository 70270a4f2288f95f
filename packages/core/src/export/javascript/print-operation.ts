import { dateCycle } from '../../transforms/date-part.ts'
import type { NumberFormat, OperationName, OperationOf, TextStep } from '../../transforms/operation.ts'
import type { TypedOperation } from '../column-kinds.ts'
import { datePattern } from '../../transforms/parse-date.ts'
import { orderedNumberFormat } from '../number-format-order.ts'
import { literal, mapLiteral } from './literal.ts'
import type { JavascriptProgram as Program } from './library.ts'

/** An operation as an expression over the variables of `from` and `by`. Numbers: NaN is missing; texts: null is missing. */
type Printer<N extends OperationName> = (
  operation: OperationOf<N>,
  x: string,
  program: Program,
  typed: TypedOperation,
  by: string,
) => string

const textSteps: { readonly [step in TextStep]: (text: string, program: Program) => string } = {
  trim: (text, { use }) => `${use('trim')}(${text})`,
  collapseSpaces: (text, { use }) => `${use('collapseSpaces')}(${text})`,
  lowerCase: (text) => `${text}.toLowerCase()`,
  upperCase: (text) => `${text}.toUpperCase()`,
  nfc: (text) => `${text}.normalize('NFC')`,
  nfkc: (text) => `${text}.normalize('NFKC')`,
  stripAccents: (text, { use }) => `${use('stripAccents')}(${text})`,
  repairEncoding: (text, { use }) => `${use('repairEncoding')}(${text})`,
}

const printers: { readonly [N in Exclude<OperationName, 'keep' | 'drop' | 'tokens'>]: Printer<N> } = {
  parseNumber: ({ format }, x, program) =>
    `${program.use('readNumber')}(${x}, ${program.constant(numberFormatLiteral(format))})`,
  parseDate: ({ formats }, x, program) =>
    `${program.use('readDate')}(${x}, ${program.constant(dateFormatsLiteral(formats))})`,
  formatNumber: (_, x) => `${x} === ${x} ? String(${x}) : null`,
  normalizeText: ({ steps }, x, program) =>
    `${x} === null ? null : ${steps.reduce((text, step) => textSteps[step](text, program), x)} || null`,
  mapText({ map, other }, x, { constant }) {
    const table = constant(mapLiteral(map))
    return `${x} === null ? null : ${table}.has(${x}) ? ${table}.get(${x}) : ${other === 'keep' ? x : literal(other)}`
  },
  lookUp: ({ table, other, missing }, x, { constant }) =>
    `${x} === null ? ${literal(missing ?? NaN)} : (${constant(mapLiteral(table))}.get(${x}) ?? ${literal(other ?? NaN)})`,
  splitText: ({ separator, part }, x, { use }) => `${use('splitText')}(${x}, ${literal(separator)}, ${part})`,
  fill: ({ value }, x, _, { from }) =>
    from === 'number' ? `${x} === ${x} ? ${x} : ${literal(value)}` : `${x} ?? ${literal(value)}`,
  fillBy({ table, value }, x, { constant }, { from }, by) {
    const filling = `${by} === null ? ${literal(value)} : (${constant(mapLiteral(table))}.get(${by}) ?? ${literal(value)})`
    return from === 'number' ? `${x} === ${x} ? ${x} : ${filling}` : `${x} !== null ? ${x} : ${filling}`
  },
  missingIf({ values }, x, { constant }, { from }) {
    const list = constant(literal(values.filter((value) => typeof value === (from === 'number' ? 'number' : 'string'))))
    return `${list}.includes(${x}) ? ${from === 'number' ? 'NaN' : 'null'} : ${x}`
  },
  clip: ({ lower, upper }, x) =>
    `${lower === null ? '' : `${x} < ${literal(lower)} ? ${literal(lower)} : `}${upper === null ? '' : `${x} > ${literal(upper)} ? ${literal(upper)} : `}${x}`,
  affine: ({ scale, offset }, x) => `${x} * ${literal(scale)} + ${literal(offset)}`,
  log: ({ shift }, x, { use }) => `${x} + ${literal(shift)} > 0 ? ${use('log')}(${x} + ${literal(shift)}) : NaN`,
  power: ({ lambda }, x, { use }) => `${use('yeoJohnson')}(${x}, ${literal(lambda)})`,
  product: (_, x, __, ___, by) => `${x} * ${by}`,
  sum: ({ weight }, x, _, __, by) => `${x} + ${by} * ${literal(weight)}`,
  indicator({ of }, x, { constant }, { from }) {
    if (of === 'missing') return from === 'number' ? `${x} === ${x} ? 0 : 1` : `${x} === null ? 1 : 0`
    if ('notIn' in of) return `${x} !== null && !${constant(`new Set(${literal(of.notIn)})`)}.has(${x}) ? 1 : 0`
    return `${x} === ${literal(of.equals)} ? 1 : 0`
  },
  datePart({ part }, x, { use, constant }) {
    if (part === 'epochDays') return `${x} / 86400000`
    const cycle = dateCycle(part)
    if (cycle === null) return `${use('datePart')}(${x}, '${part}')`
    return `${use('datePart', 'dateCycle')}(${x}, '${cycle.of}', ${cycle.first}, ${constant(literal(cycle.values))})`
  },
  textLength: ({ unit }, x, { use }) => `${use('textLength', unit === 'words' ? 'wordCount' : 'characterCount')}(${x})`,
}

/** The operation as statements that assign the variables of what it writes. */
export function printOperation(typed: TypedOperation, program: Program): string {
  const { operation } = typed
  const x = program.variable(operation.from)
  if (operation.op === 'tokens') return printTokens(operation, x, program)
  const printer = printers[operation.op] as Printer<OperationName>
  const by = 'by' in operation ? program.variable(operation.by) : ''
  return `${program.variable(operation.to)} = ${printer(operation as never, x, program, typed, by)}`
}

function printTokens(
  { to, tokenizer, weights, columns, norm }: OperationOf<'tokens'>,
  x: string,
  program: Program,
): string {
  const targets = Array.from({ length: columns }, (_, i) => program.variable(`${to}#${i}`))
  const counts = `${program.use('tokenize', 'tokenCounts')}(${x}, '${tokenizer}', ${program.constant(mapLiteral(weights))}, ${columns}, ${norm === 'l2'})`
  return `;[${targets.join(', ')}] = ${counts}`
}

export function numberFormatLiteral(format: NumberFormat): string {
  return literal(orderedNumberFormat(format))
}

/** Each format as `[pattern, tokens]`. */
export function dateFormatsLiteral(formats: readonly string[]): string {
  return `[${formats.map(dateFormatLiteral).join(', ')}]`
}

function dateFormatLiteral(format: string): string {
  const { pattern, tokens } = datePattern(format)
  return `[/^${pattern}$/, ${literal(tokens)}]`
}
