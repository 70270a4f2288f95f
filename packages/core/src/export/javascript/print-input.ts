import type { InputColumn } from '../../fitted/fitted-pipeline.ts'
import { numberFormatOf } from '../../fitted/number-format-of.ts'
import { isDateType } from '../../fitted/cell-reader.ts'
import { dateFormatsOf } from '../../fitted/date-formats-of.ts'
import { booleanWords } from '../boolean-words.ts'
import { literal, mapLiteral } from './literal.ts'
import { dateFormatsLiteral, numberFormatLiteral } from './print-operation.ts'
import type { JavascriptProgram as Program } from './library.ts'

/** An expression of the cell of an input column in `row`, read by the format of the training file. */
export function printInput(input: InputColumn, program: Program): string {
  const cell = `row[${literal(input.name)}]`
  const missing = program.constant(literal(input.format.missing ?? []))
  if (input.kind === 'number')
    return `${program.use('numberCell')}(${cell}, ${missing}, ${printTextReader(input, program)})`
  const known = program.constant(mapLiteral(booleanWords(input).known))
  return `${program.use('textCell')}(${cell}, ${missing}, ${known})`
}

function printTextReader(input: InputColumn, { use, constant }: Program): string {
  const { type, format } = input
  if (isDateType(type))
    return `(text) => ${use('readDate')}(text, ${constant(dateFormatsLiteral(dateFormatsOf(format)))})`
  if (type !== 'boolean')
    return `(text) => ${use('readNumber')}(text, ${constant(numberFormatLiteral(numberFormatOf(format)))})`
  return `(text) => ${constant(mapLiteral(booleanWords(input).values))}.get(text.toLowerCase()) ?? NaN`
}
