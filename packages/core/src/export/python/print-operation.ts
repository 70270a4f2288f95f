import { dateCycle } from '../../transforms/date-part.ts'
import type { NumberFormat, OperationName, OperationOf, TextStep } from '../../transforms/operation.ts'
import type { TypedOperation } from '../column-kinds.ts'
import { datePattern } from '../../transforms/parse-date.ts'
import { orderedNumberFormat } from '../number-format-order.ts'
import type { PythonProgram } from './library.ts'
import { dictionary, literal } from './literal.ts'

/** An operation as an expression over the variables of `from` and `by`. Numbers: NaN is missing; texts: None is missing. */
type Printer<N extends OperationName> = (
  operation: OperationOf<N>,
  x: string,
  program: PythonProgram,
  typed: TypedOperation,
  by: string,
) => string

const textSteps: { readonly [step in TextStep]: (text: string, program: PythonProgram) => string } = {
  trim: (text, { use }) => `${use('trim')}(${text})`,
  collapseSpaces: (text, { use }) => `${use('collapse_spaces')}(${text})`,
  lowerCase: (text) => `${text}.lower()`,
  upperCase: (text) => `${text}.upper()`,
  nfc: (text) => `unicodedata.normalize('NFC', ${text})`,
  nfkc: (text) => `unicodedata.normalize('NFKC', ${text})`,
  stripAccents: (text, { use }) => `${use('strip_accents')}(${text})`,
  repairEncoding: (text, { use }) => `${use('repair_encoding')}(${text})`,
}

const printers: { readonly [N in Exclude<OperationName, 'keep' | 'drop' | 'tokens'>]: Printer<N> } = {
  parseNumber: ({ format }, x, program) =>
    `${program.use('read_number')}(${x}, ${program.constant(numberFormatLiteral(format))})`,
  parseDate: ({ formats }, x, program) =>
    `${program.use('read_date')}(${x}, ${program.constant(dateFormatsLiteral(formats))})`,
  formatNumber: (_, x, { use }) => `${use('number_text')}(${x}) if ${x} == ${x} else None`,
  normalizeText: ({ steps }, x, program) =>
    `None if ${x} is None else (${steps.reduce((text, step) => textSteps[step](text, program), x)} or None)`,
  mapText: ({ map, other }, x, { constant }) =>
    `None if ${x} is None else ${constant(dictionary(map))}.get(${x}, ${other === 'keep' ? x : literal(other)})`,
  lookUp: ({ table, other, missing }, x, { constant }) =>
    `${literal(missing ?? NaN)} if ${x} is None else ${constant(dictionary(table))}.get(${x}, ${literal(other ?? NaN)})`,
  splitText: ({ separator, part }, x, { use }) => `${use('split_text')}(${x}, ${literal(separator)}, ${part})`,
  fill: ({ value }, x, _, { from }) =>
    from === 'number' ? `${x} if ${x} == ${x} else ${literal(value)}` : `${literal(value)} if ${x} is None else ${x}`,
  fillBy({ table, value }, x, { constant }, { from }, by) {
    const filling = `(${literal(value)} if ${by} is None else ${constant(dictionary(table))}.get(${by}, ${literal(value)}))`
    return from === 'number' ? `${x} if ${x} == ${x} else ${filling}` : `${filling} if ${x} is None else ${x}`
  },
  missingIf({ values }, x, { constant }, { from }) {
    const list = constant(literal(values.filter((value) => typeof value === (from === 'number' ? 'number' : 'string'))))
    return `${from === 'number' ? 'nan' : 'None'} if ${x} in ${list} else ${x}`
  },
  clip: ({ lower, upper }, x) =>
    `${lower === null ? '' : `${literal(lower)} if ${x} < ${literal(lower)} else `}${upper === null ? '' : `${literal(upper)} if ${x} > ${literal(upper)} else `}${x}`,
  affine: ({ scale, offset }, x) => `${x} * ${literal(scale)} + ${literal(offset)}`,
  log: ({ shift }, x, { use }) => `${use('log')}(${x} + ${literal(shift)}) if ${x} + ${literal(shift)} > 0.0 else nan`,
  power: ({ lambda }, x, { use }) => `${use('yeo_johnson')}(${x}, ${literal(lambda)})`,
  product: (_, x, __, ___, by) => `${x} * ${by}`,
  sum: ({ weight }, x, _, __, by) => `${x} + ${by} * ${literal(weight)}`,
  indicator({ of }, x, { constant }, { from }) {
    if (of === 'missing') return from === 'number' ? `0.0 if ${x} == ${x} else 1.0` : `1.0 if ${x} is None else 0.0`
    if ('notIn' in of)
      return `1.0 if ${x} is not None and ${x} not in ${constant(`frozenset(${literal(of.notIn)})`)} else 0.0`
    return `1.0 if ${x} == ${literal(of.equals)} else 0.0`
  },
  datePart({ part }, x, { use, constant }) {
    if (part === 'epochDays') return `${x} / 86400000.0`
    const cycle = dateCycle(part)
    if (cycle === null) return `${use('date_part')}(${x}, '${part}')`
    return `${use('date_part', 'date_cycle')}(${x}, '${cycle.of}', ${cycle.first}, ${constant(literal(cycle.values))})`
  },
  textLength: ({ unit }, x, { use }) =>
    `${use('text_length', unit === 'words' ? 'word_count' : 'character_count')}(${x})`,
}

/** The operation as a statement that assigns the variables of what it writes. */
export function printOperation(typed: TypedOperation, program: PythonProgram): string {
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
  { variable, use, constant }: PythonProgram,
): string {
  const targets = Array.from({ length: columns }, (_, i) => variable(`${to}#${i}`))
  const table = constant(
    `{${Object.entries(weights)
      .map(([token, [column, idf]]) => `${literal(token)}: (${column}, ${literal(idf)})`)
      .join(', ')}}`,
  )
  return `${targets.join(', ')}, = ${use('tokenize', 'token_counts')}(${x}, tokens_${tokenizer}, ${table}, ${columns}, ${norm === 'l2' ? 'True' : 'False'})`
}

export function numberFormatLiteral(format: NumberFormat): string {
  return dictionary(orderedNumberFormat(format) as unknown as { readonly [key: string]: unknown })
}

/** Each format as `(pattern, tokens)`. */
export function dateFormatsLiteral(formats: readonly string[]): string {
  return `[${formats
    .map(datePattern)
    .map(({ pattern, tokens }) => `(${literal(pattern)}, ${literal(tokens)})`)
    .join(', ')}]`
}
