import { isDateType } from '../../fitted/cell-reader.ts'
import { dateFormatsOf } from '../../fitted/date-formats-of.ts'
import type { InputColumn } from '../../fitted/fitted-pipeline.ts'
import { numberFormatOf } from '../../fitted/number-format-of.ts'
import { booleanWords } from '../boolean-words.ts'
import type { PythonProgram } from './library.ts'
import { dictionary, literal } from './literal.ts'
import { dateFormatsLiteral, numberFormatLiteral } from './print-operation.ts'

/** An expression of the cell of an input column in `row`, read by the format of the training file. */
export function printInput(input: InputColumn, program: PythonProgram): string {
  const cell = `row.get(${literal(input.name)})`
  const missing = program.constant(literal(input.format.missing ?? []))
  if (input.kind === 'number')
    return `${program.use('number_cell')}(${cell}, ${missing}, ${printTextReader(input, program)})`
  const { known } = booleanWords(input)
  return `${program.use('text_cell')}(${cell}, ${missing}, ${program.constant(dictionary(known))})`
}

function printTextReader(input: InputColumn, { use, constant }: PythonProgram): string {
  const { type, format } = input
  if (isDateType(type))
    return `lambda text: ${use('read_date')}(text, ${constant(dateFormatsLiteral(dateFormatsOf(format)))})`
  if (type !== 'boolean')
    return `lambda text: ${use('read_number')}(text, ${constant(numberFormatLiteral(numberFormatOf(format)))})`
  return `lambda text: ${constant(dictionary(booleanWords(input).values))}.get(text.lower(), nan)`
}
