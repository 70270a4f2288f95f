import type { InputColumn } from '../../fitted/fitted-pipeline.ts'
import { numberFormatOf } from '../../fitted/number-format-of.ts'
import { isoFormats, isDateType } from '../../fitted/cell-reader.ts'
import { literal, mapLiteral } from './literal.ts'
import { dateFormatsLiteral, numberFormatLiteral } from './print-operation.ts'
import type { Program } from './program.ts'

/** An expression of the cell of an input column in `row`, read by the format of the training file. */
export function printInput(input: InputColumn, program: Program): string {
  const cell = `row[${literal(input.name)}]`
  const missing = program.constant(literal(input.format.missing ?? []))
  if (input.kind === 'number') return `${program.use('numberCell')}(${cell}, ${missing}, ${printTextReader(input, program)})`
  const known = program.constant(mapLiteral(Object.fromEntries((input.values ?? []).filter(isBooleanWord).map((text) => [text.toLowerCase(), text]))))
  return `${program.use('textCell')}(${cell}, ${missing}, ${known})`
}

function isBooleanWord(text: string): boolean {
  return ['true', 'false'].includes(text.toLowerCase())
}

function printTextReader({ type, format }: InputColumn, { use, constant }: Program): string {
  if (isDateType(type)) return `(text) => ${use('readDate')}(text, ${constant(dateFormatsLiteral([...(format.date === undefined ? [] : [format.date]), ...isoFormats]))})`
  if (type !== 'boolean') return `(text) => ${use('readNumber')}(text, ${constant(numberFormatLiteral(numberFormatOf(format)))})`
  const words = { true: 1, false: 0, 1: 1, 0: 0, [(format.true ?? 'true').toLowerCase()]: 1, [(format.false ?? 'false').toLowerCase()]: 0 }
  return `(text) => ${constant(mapLiteral(words))}.get(text.toLowerCase()) ?? NaN`
}
