import type { CellStore } from '../cell-store.ts'
import type { Column, ColumnEvidence, ColumnFormat, ColumnType } from '../column.ts'
import type { LoadOptions } from '../load-options.ts'
import type { ColumnParts } from '../make-column.ts'
import {
  booleanColumn,
  categoryColumn,
  dateColumn,
  lazyCategoryColumn,
  numberColumn,
  textColumn,
} from '../make-column.ts'
import { mostCategories } from '../sniff/category-rule.ts'
import type { TypeGuess } from '../sniff/types.ts'
import { groupedByDots, groupedReason, LEAST_FIT, TypeTally } from '../sniff/types.ts'
import { encodeUtf8 } from '../text-codec.ts'
import type { RowBlock } from '../tokenize/row-block.ts'
import { CodeBuilder, encodeColumn } from './code-builder.ts'
import { DottedNumbers } from './dotted-numbers.ts'
import { fitted } from './growable.ts'
import { numberParser } from './number-format.ts'
import { dateParser } from './parse-date.ts'
import { TextBuilder } from './text-builder.ts'
import type { ValueParser } from './value-builder.ts'
import { ValueBuilder } from './value-builder.ts'

export interface ColumnTask {
  readonly name: string
  readonly column: number
  readonly cells: CellStore
  readonly expectedRows: number
  readonly options: LoadOptions
  /** Cells of the first rows: only a first guess, so that one pass is enough when it holds for the whole column. */
  readonly sample: readonly string[]
  /** The same, counted. */
  readonly tally: TypeTally
  /** Whether the first rows of other columns have a decimal comma. */
  readonly hasCommas: boolean
}

/** One column on its way from bytes to values. */
export class ColumnLoader {
  readonly #task: ColumnTask
  #plan: TypeGuess
  /** Set while whole numbers are read that may come with a dot between thousands further down. */
  readonly #dots: DottedNumbers | null
  readonly #builder: ValueBuilder | TextBuilder | CodeBuilder

  constructor(task: ColumnTask) {
    this.#task = task
    const plan = planOf(task)
    this.#dots = task.hasCommas && mayHaveDots(plan, task) ? new DottedNumbers() : null
    this.#plan = this.#dots === null ? plan : { ...plan, type: 'number', format: { ...plan.format, ...groupedByDots } }
    this.#builder =
      this.#dots === null ? builderOf(plan, task) : new ValueBuilder(task.cells, this.#dots.parse, task.expectedRows)
  }

  add(block: RowBlock, firstRow: number): void {
    this.#builder.add(block, this.#task.column, firstRow)
  }

  finish(rowCount: number): Column {
    const builder = this.#builder
    if (builder instanceof TextBuilder) return this.#finishTexts(builder, rowCount)
    if (builder instanceof CodeBuilder)
      return builder.fits ? this.#finishCodes(builder, rowCount) : this.#retype(rowCount)
    if (this.#dots !== null)
      this.#plan = { ...this.#plan, ...(this.#dots.seen ? { reason: groupedReason } : plainNumbers(this.#plan)) }
    return this.#finishValues(builder, rowCount) ?? this.#retype(rowCount)
  }

  /** The column anew, where a column below the first rows shows that decimals are written with a comma. */
  finishWithCommas(column: Column, rowCount: number): Column {
    const { hasCommas, options, name } = this.#task
    if (hasCommas || options.types?.[name] !== undefined || options.formats?.[name] !== undefined) return column
    const isNumber = column.type === 'integer' || column.type === 'number' || column.type === 'quantity'
    return isNumber && column.format.decimal !== ',' ? this.#retype(rowCount, true) : column
  }

  #finishCodes(builder: CodeBuilder, rowCount: number): Column {
    const { cells, column } = this.#task
    const missing = fitted(builder.missing, rowCount)
    const parts = this.#parts('code', this.#plan.format, { fit: 1, misfits: [], reason: this.#plan.reason }, missing)
    return lazyCategoryColumn(parts, () => encodeColumn(cells, column, missing))
  }

  /** The column when the guess holds for all of it. */
  #finishValues(builder: ValueBuilder, rowCount: number): Column | null {
    const { counts, overflow } = builder.exceptions
    if (overflow) return null
    const tally = new TypeTally(this.#task.options.missing)
    for (const [text, count] of counts) tally.add(text, count)
    const words = [...tally.wordsAmongValues(), ...this.#dropOwnMissing(builder, rowCount)]
    const isWord = new Set(words)
    const misfits = [...counts].filter(([text]) => !isWord.has(text)).reduce((sum, [, count]) => sum + count, 0)
    const parsed = builder.count - builder.exceptions.total
    const cells = parsed + misfits
    const forced = this.#task.options.types?.[this.#task.name] !== undefined
    if (!forced && misfits > 0 && (cells < 20 || misfits > (1 - LEAST_FIT) * cells)) return null
    if (!forced && parsed === 0) return null
    const values = fitted(builder.values, rowCount)
    const missing = fitted(builder.missing, rowCount)
    const { type } = this.#plan
    // A late 3,5 among whole numbers is a number in another way of writing, which may be that of all.
    if (!forced && misfits > 0 && isNumeric(this.#plan) && isNumeric(tally.decide())) return null
    // What the sample says of order and padding of a date may not hold below.
    if (!forced && misfits > 0 && (this.#plan.format.date !== undefined || this.#dots !== null)) return null
    if (!forced && (type === 'integer' || type === 'number')) {
      const refined = wholeOrNot(values, missing)
      if (refined === 'integer' && builder.codeLike > 0) return null
      return this.#numberOrDate(refined, words, values, missing, builder, misfits, cells)
    }
    return this.#numberOrDate(type, words, values, missing, builder, misfits, cells)
  }

  /** The user's words for missing that read as values, as -9 does: their cells become missing. */
  #dropOwnMissing(builder: ValueBuilder, rowCount: number): readonly string[] {
    const { cells, column, options } = this.#task
    const parse = parserOf(this.#plan)
    return (options.missing ?? []).filter((word) => {
      const bytes = encodeUtf8(word)
      const value = parse === null ? NaN : parse(bytes, 0, bytes.length)
      let found = false
      for (let row = 0; row < rowCount; row++) {
        if (builder.values[row] !== value || builder.missing[row] === 1 || cells.text(row, column).trim() !== word)
          continue
        builder.missing[row] = 1
        builder.count--
        found = true
      }
      return found
    })
  }

  #numberOrDate(
    type: ColumnType,
    words: readonly string[],
    values: Float64Array,
    missing: Uint8Array,
    builder: ValueBuilder,
    misfits: number,
    cells: number,
  ): Column {
    const format = { ...this.#plan.format, ...(words.length === 0 ? {} : { missing: words }) }
    const isWord = new Set(words)
    const examples = [...builder.exceptions.firstRows]
      .filter(([text]) => !isWord.has(text))
      .flatMap(([text, rows]) => rows.map((row) => ({ row, text })))
    const evidence: ColumnEvidence = {
      fit: cells === 0 ? 1 : (cells - misfits) / cells,
      misfits: examples.sort((a, b) => a.row - b.row).slice(0, 10),
      reason:
        type === 'integer' && this.#plan.reason !== groupedReason
          ? 'whole numbers'
          : type === 'number' && this.#plan.type === 'integer'
            ? 'numbers'
            : this.#plan.reason,
    }
    const parts = this.#parts(type, format, evidence, missing)
    return type === 'date' || type === 'datetime' || type === 'time'
      ? dateColumn(parts, values)
      : numberColumn(parts, values)
  }

  #finishTexts(builder: TextBuilder, rowCount: number): Column {
    if (builder.overflow) {
      if (
        (builder.numberLike >= builder.count / 2 && this.#mightBeTyped(rowCount)) ||
        builder.dictionary.size <= mostCategories(builder.count)
      )
        return this.#retype(rowCount)
      return this.#text(rowCount, builder, {
        type: 'text',
        format: {},
        fit: 1,
        reason: 'more distinct texts than categories can have',
      })
    }
    builder.dictionary.close()
    const counts = new Float64Array(builder.dictionary.size)
    for (let row = 0; row < rowCount; row++) if (builder.codes[row] >= 0) counts[builder.codes[row]]++
    const tally = new TypeTally(this.#task.options.missing)
    const texts = Array.from(counts, (count, code) => {
      const text = builder.dictionary.text(code)
      tally.add(text, count)
      return text
    })
    const forced = this.#task.options.types?.[this.#task.name]
    const found = tally.decide(this.#task.hasCommas)
    const decided =
      forced === undefined
        ? found
        : { ...planOf(this.#task), format: { ...found.format, ...this.#task.options.formats?.[this.#task.name] } }
    return this.#fromDictionary(decided, texts, builder, rowCount)
  }

  /** Each distinct text is read once; the rows follow their codes. */
  #fromDictionary(decided: TypeGuess, texts: readonly string[], builder: TextBuilder, rowCount: number): Column {
    const isMissing = new Set(decided.format.missing)
    const codes = fitted(builder.codes, rowCount)
    if (decided.type === 'category' || decided.type === 'code') return this.#category(decided, texts, codes, isMissing)
    // A type of dates without a format is one that the user gave and no cell has.
    const parser = parserOf(decided) ?? (dateTypes.has(decided.type) ? () => NaN : null)
    if (parser !== null) return this.#valuesByCode(decided, texts, codes, isMissing, parser)
    if (decided.type === 'boolean') return this.#booleans(decided, texts, codes, isMissing)
    const missingCode = texts.map((text) => isMissing.has(text.trim()))
    const missing = Uint8Array.from(codes, (code) => (code < 0 || missingCode[code] ? 1 : 0))
    return this.#textColumn(decided, missing)
  }

  #category(decided: TypeGuess, texts: readonly string[], codes: Int32Array, isMissing: ReadonlySet<string>): Column {
    const dictionary: string[] = []
    const codeOf = texts.map((text) => (isMissing.has(text.trim()) ? -1 : dictionary.push(text) - 1))
    const missing = new Uint8Array(codes.length)
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] < 0 ? -1 : codeOf[codes[row]]
      codes[row] = code
      if (code < 0) missing[row] = 1
    }
    return categoryColumn(
      this.#parts(decided.type, decided.format, { fit: decided.fit, misfits: [], reason: decided.reason }, missing),
      codes,
      dictionary,
    )
  }

  #valuesByCode(
    decided: TypeGuess,
    texts: readonly string[],
    codes: Int32Array,
    isMissing: ReadonlySet<string>,
    parser: ValueParser,
  ): Column {
    const valueOf = texts.map((text) => {
      const bytes = encodeUtf8(text.trim())
      return isMissing.has(text.trim()) ? NaN : parser(bytes, 0, bytes.length)
    })
    const values = new Float64Array(codes.length)
    const missing = new Uint8Array(codes.length)
    const misfits: { row: number; text: string }[] = []
    let misfitCount = 0
    let count = 0
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]
      const value = code < 0 ? NaN : valueOf[code]
      values[row] = value === value ? value : 0
      if (value === value) {
        count++
        continue
      }
      missing[row] = 1
      if (code < 0 || isMissing.has(texts[code].trim())) continue
      misfitCount++
      if (misfits.length < 10) misfits.push({ row, text: texts[code] })
    }
    const cells = count + misfitCount
    const type = decided.type === 'number' ? wholeOrNot(values, missing) : decided.type
    const parts = this.#parts(
      type,
      decided.format,
      { fit: cells === 0 ? 1 : count / cells, misfits, reason: decided.reason },
      missing,
    )
    return dateTypes.has(type) ? dateColumn(parts, values) : numberColumn(parts, values)
  }

  #booleans(decided: TypeGuess, texts: readonly string[], codes: Int32Array, isMissing: ReadonlySet<string>): Column {
    const words = { ...booleanWords(texts), ...decided.format }
    const [yes, no] = [words.true.toLowerCase(), words.false.toLowerCase()]
    const valueOf = texts.map((text) => {
      const word = text.trim().toLowerCase()
      return isMissing.has(text.trim()) ? -1 : word === yes ? 1 : word === no ? 0 : -1
    })
    const values = new Uint8Array(codes.length)
    const missing = new Uint8Array(codes.length)
    const misfits: { row: number; text: string }[] = []
    let misfitCount = 0
    let count = 0
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]
      const value = code < 0 ? -1 : valueOf[code]
      if (value >= 0) {
        values[row] = value
        count++
        continue
      }
      missing[row] = 1
      if (code < 0 || isMissing.has(texts[code].trim())) continue
      misfitCount++
      if (misfits.length < 10) misfits.push({ row, text: texts[code] })
    }
    const fit = misfitCount === 0 ? 1 : count / (count + misfitCount)
    return booleanColumn(this.#parts('boolean', words, { fit, misfits, reason: decided.reason }, missing), values)
  }

  #text(rowCount: number, builder: TextBuilder, decided: TypeGuess): Column {
    const words = new Set<string>()
    const missing = new Uint8Array(rowCount)
    for (let row = 0; row < rowCount; row++) {
      if (builder.codes[row] === -1) missing[row] = 1
      else if (builder.codes[row] === -2) {
        const word = this.#task.cells.text(row, this.#task.column).trim()
        const tally = new TypeTally(this.#task.options.missing)
        tally.add(word)
        tally.add('text', rowCount)
        if (tally.decide().format.missing?.includes(word)) {
          words.add(word)
          missing[row] = 1
        }
      }
    }
    return this.#textColumn(
      { ...decided, format: { ...decided.format, ...(words.size === 0 ? {} : { missing: [...words] }) } },
      missing,
    )
  }

  #textColumn(decided: TypeGuess, missing: Uint8Array): Column {
    const { cells, column } = this.#task
    const parts = this.#parts(
      decided.type,
      decided.format,
      { fit: decided.fit, misfits: [], reason: decided.reason },
      missing,
    )
    return textColumn({ ...parts, original: (row) => cells.text(row, column) })
  }

  /** Looks at 2,000 cells from all over the column, so that most columns of text need not be read once more. */
  #mightBeTyped(rowCount: number): boolean {
    const { cells, column, options } = this.#task
    const tally = new TypeTally(options.missing)
    const step = Math.max(1, Math.floor(rowCount / 2000))
    for (let row = 0; row < rowCount; row += step) tally.add(cells.text(row, column))
    return tally.mightBeTyped()
  }

  /** The first guess failed: the type is decided anew from every cell of the column. */
  #retype(rowCount: number, hasCommas = this.#task.hasCommas): Column {
    const { cells, column, options } = this.#task
    const codeOf = new Map<string, number>()
    const codes = new Int32Array(rowCount)
    const counts: number[] = []
    for (let row = 0; row < rowCount; row++) {
      const text = cells.text(row, column)
      if (text.trim() === '') {
        codes[row] = -1
        continue
      }
      let code = codeOf.get(text)
      if (code === undefined) {
        code = codeOf.size
        codeOf.set(text, code)
        counts.push(0)
      }
      counts[code]++
      codes[row] = code
    }
    const texts = [...codeOf.keys()]
    const tally = new TypeTally(options.missing)
    texts.forEach((text, code) => tally.add(text, counts[code]))
    return this.#fromDictionary(tally.decide(hasCommas), texts, { codes } as TextBuilder, rowCount)
  }

  #parts(
    type: ColumnType,
    format: ColumnFormat,
    evidence: ColumnEvidence,
    missing: Uint8Array,
  ): ColumnParts & { readonly original: (row: number) => string } {
    const { cells, column, name } = this.#task
    return { name, type, format, evidence, missing, original: (row) => cells.text(row, column) }
  }
}

const dateTypes: ReadonlySet<ColumnType> = new Set(['date', 'datetime', 'time'])

/** Words for yes and no that are only believed when the user says that a column is boolean. */
const toldPairs = [
  ['true', 'false'],
  ['yes', 'no'],
  ['y', 'n'],
  ['t', 'f'],
  ['1', '0'],
  ['1.0', '0.0'],
  ['on', 'off'],
  ['ja', 'nein'],
  ['wahr', 'falsch'],
  ['oui', 'non'],
  ['vrai', 'faux'],
  ['si', 'no'],
  ['sí', 'no'],
]

function booleanWords(texts: readonly string[]): { readonly true: string; readonly false: string } {
  const found = new Map(texts.map((text) => [text.trim().toLowerCase(), text.trim()]))
  const [yes, no] = toldPairs.find((pair) => pair.some((word) => found.has(word))) ?? toldPairs[0]
  return { true: found.get(yes) ?? yes, false: found.get(no) ?? no }
}

function wholeOrNot(values: Float64Array, missing: Uint8Array): 'integer' | 'number' {
  for (let row = 0; row < values.length; row++)
    if (missing[row] === 0 && Math.floor(values[row]) !== values[row]) return 'number'
  return 'integer'
}

function planOf({ name, tally, hasCommas, options }: ColumnTask): TypeGuess {
  const found = tally.decide(hasCommas)
  const type = options.types?.[name]
  const format = options.formats?.[name]
  if (type === undefined) return format === undefined ? found : { ...found, format: { ...found.format, ...format } }
  return { type, format: { ...(found.type === type ? found.format : {}), ...format }, fit: 1, reason: 'as told' }
}

function isNumeric({ type }: TypeGuess): boolean {
  return type === 'integer' || type === 'number'
}

/** Whole numbers so far, in a file of decimal commas. */
function mayHaveDots({ type, format }: TypeGuess, { options, name }: ColumnTask): boolean {
  const isTold = options.types?.[name] !== undefined || options.formats?.[name] !== undefined
  return !isTold && (type === 'integer' || (type === 'number' && format.thousands === '.' && format.decimal === ','))
}

function plainNumbers({ format }: TypeGuess): Pick<TypeGuess, 'format' | 'reason' | 'type'> {
  const { decimal: _, thousands: __, ...rest } = format
  return { type: 'integer', format: rest, reason: 'whole numbers' }
}

function builderOf(
  plan: TypeGuess,
  { cells, expectedRows, sample, options, name }: ColumnTask,
): ValueBuilder | TextBuilder | CodeBuilder {
  const parser = parserOf(plan)
  if (parser !== null) return new ValueBuilder(cells, parser, expectedRows)
  const isDigits =
    plan.type === 'code' && options.types?.[name] === undefined && sample.every((cell) => /^\d*$/.test(cell))
  return isDigits
    ? new CodeBuilder(cells, expectedRows)
    : new TextBuilder(cells, expectedRows, plan.type === 'code' ? Infinity : mostCategories(expectedRows, true))
}

function parserOf({ type, format }: TypeGuess): ValueParser | null {
  if (type === 'integer' || type === 'number' || type === 'quantity') return numberParser(format)
  if ((type === 'date' || type === 'datetime' || type === 'time') && format.date !== undefined)
    return dateParser(format.date, format.otherDates)
  return null
}
