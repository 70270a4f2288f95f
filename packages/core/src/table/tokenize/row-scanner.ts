import { limits } from '../limits.ts'
import { rowTooLong } from '../row-too-long.ts'
import type { ByteDialect } from './byte-dialect.ts'
import { CR, LF, SPACE } from './byte-dialect.ts'
import type { RowBlock } from './row-block.ts'
import { ABSENT, ESCAPED, PLAIN, QUOTED } from './row-block.ts'

/** Told of an odd row; may set the row's cells in the block right and answer where the next row begins instead. */
export type OddRowHandler = (row: OddRow, block: RowBlock) => number | undefined

/** What was odd about a row; the row itself is in the block, brought to width. */
export interface OddRow {
  readonly kind: 'too-few-cells' | 'too-many-cells' | 'unclosed-quote' | 'text-after-quote' | 'stray-quotes'
  /** Row within the block. */
  readonly row: number
  readonly start: number
  readonly end: number
  /** Column where it happened, −1 for the whole row. */
  readonly column: number
}

// Quotes in cells that are not quoted: in the middle of one, and at the end of that one or a later one.
const INSIDE = 1
const AT_END = 2

/** Cuts bytes into rows of cells. One pass, forward only; all offsets are absolute. */
export class RowScanner {
  /** Where the next row begins. */
  position: number
  /** Where the row began that was read last. */
  rowStart = 0
  /** Told where comment lines stand. */
  onComment: ((start: number, end: number) => void) | undefined
  /** A line that is passed over wherever it stands, and told of by `onRepeat`: the header at the top of each page. */
  repeatedLine: Uint8Array | undefined
  onRepeat: ((start: number, end: number) => void) | undefined
  /** Asked where a row begins behind blank lines, whether the table ends before them. */
  endsAtGap: ((rowStart: number) => boolean) | undefined
  /** No row that begins here or later is read, though one that begins before may end behind. */
  stop = Infinity
  /** Whether what was read hangs on where the bytes end: more of them might read otherwise. */
  reachedEnd = false
  readonly #bytes: Uint8Array
  #end: number
  // Where the blank lines begin that have just been passed over; −1 when there are none.
  #gap = -1
  readonly #dialect: ByteDialect
  readonly #isSpecial: Uint8Array
  /** The largest special byte: most bytes of text are larger, and need not be looked up. */
  readonly #topSpecial: number
  // From here on no quote closes a cell: found out once, so that a file of open quotes is not read again and again.
  #unclosedFrom = Infinity

  // The cell that was read last.
  #start = 0
  #cellEnd = 0
  #flag = PLAIN
  #oddity: 'unclosed-quote' | 'text-after-quote' | null = null

  constructor(bytes: Uint8Array, start: number, end: number, dialect: ByteDialect) {
    this.#bytes = bytes
    this.position = start
    this.#end = end
    this.#dialect = dialect
    this.#isSpecial = specialBytes(dialect)
    this.#topSpecial = this.#isSpecial.lastIndexOf(1)
  }

  get done(): boolean {
    return this.position >= this.#end || this.position >= this.stop
  }

  /** Fills the block with the next rows; blank and comment lines are passed over. */
  fill(block: RowBlock, onOddRow: OddRowHandler): void {
    block.rowCount = 0
    block.flags.fill(PLAIN)
    while (block.rowCount < block.capacity && !this.done) {
      if (this.#skipLine()) {
        if (this.#stopsAtGap()) return
        continue
      }
      this.#scanRow(block, onOddRow)
      block.rowCount++
    }
  }

  /** The cells of the next row as [start, end, flag] triples, however many there are; null at the end. */
  next(): number[] | null {
    while (this.position < this.#end && this.#skipLine());
    if (this.position >= this.#end) return null
    const cells: number[] = []
    this.rowStart = this.position
    let at = this.#afterIndent(this.position)
    for (;;) {
      at = this.#scanCell(at)
      cells.push(this.#start, this.#cellEnd, this.#flag)
      if (this.#atDelimiter(at)) {
        at = this.#afterDelimiter(at)
        if (this.#dialect.run > 0 && (at >= this.#end || this.#isLineEnd(at))) break
      } else if (at >= this.#end || this.#isLineEnd(at)) break
    }
    if (at - this.rowStart > limits.rowBytes) throw rowTooLong(this.rowStart)
    this.position = this.#afterLineEnd(at)
    return cells
  }

  /** The cell that stands `skip` cells after the one that begins at `at`. */
  cellAfter(at: number, skip: number): { readonly start: number; readonly end: number; readonly flag: number } {
    for (let i = 0; i < skip; i++) at = this.#afterDelimiter(this.#scanCell(at))
    this.#scanCell(at)
    return { start: this.#start, end: this.#cellEnd, flag: this.#flag }
  }

  /** Passes over the next line when it is blank or a comment. */
  #skipLine(): boolean {
    const bytes = this.#bytes
    const begin = this.#afterIndent(this.position)
    const first = bytes[begin]
    if (first === LF || first === CR || begin >= this.#end) {
      if (this.#gap < 0) this.#gap = this.position
      this.position = this.#afterLineEnd(begin)
      return true
    }
    if (first === this.repeatedLine?.[0] && this.#skipRepeat(begin, this.repeatedLine)) return true
    const { comment } = this.#dialect
    if (comment === null || first !== comment[0] || !startsWith(bytes, begin, comment)) return false
    let at = begin
    while (at < this.#end && !this.#isLineEnd(at)) at++
    this.onComment?.(this.position, at)
    this.position = this.#afterLineEnd(at)
    return true
  }

  #skipRepeat(begin: number, line: Uint8Array): boolean {
    const at = begin + line.length
    if (!startsWith(this.#bytes, begin, line) || (at < this.#end && !this.#isLineEnd(at))) return false
    this.onRepeat?.(begin, at)
    this.position = this.#afterLineEnd(at)
    return true
  }

  /** Passes over what is left of a gap; where another table begins behind it, the rows end before it. */
  #stopsAtGap(): boolean {
    while (this.position < this.#end && this.#skipLine());
    const gap = this.#gap
    this.#gap = -1
    if (gap < 0 || this.position >= this.#end || this.endsAtGap?.(this.position) !== true) return false
    this.position = gap
    this.#end = gap
    return true
  }

  #scanRow(block: RowBlock, onOddRow: OddRowHandler): void {
    const { width, starts, ends, flags } = block
    const bytes = this.#bytes
    const end = this.#end
    const isSpecial = this.#isSpecial
    const top = this.#topSpecial
    const { delimiter, quote, escape, run } = this.#dialect
    const delimiterByte = delimiter[0]
    const simple = delimiter.length === 1 && run === 0
    const rowStart = this.position
    const base = block.rowCount * width
    let at = this.#afterIndent(rowStart)
    let column = 0
    let lastStart = at
    let odd: OddRow['kind'] | null = null
    let oddColumn = -1
    let strayQuotes = 0
    for (;;) {
      const start = at
      if (bytes[at] === quote) {
        at = this.#scanCell(at)
        if (column < width) {
          starts[base + column] = this.#start
          ends[base + column] = this.#cellEnd
          flags[base + column] = this.#flag
        }
        if (this.#oddity !== null && odd === null) {
          odd = this.#oddity
          oddColumn = column
        }
      } else {
        for (;;) {
          while (at < end && (bytes[at] > top || isSpecial[bytes[at]] === 0)) at++
          if (at >= end) break
          const byte = bytes[at]
          if (byte === LF || (simple && byte === delimiterByte) || !this.#isInside(at)) break
          if (byte === quote) strayQuotes |= INSIDE
          at++
          if (byte === escape && escape !== quote && at < end && bytes[at] === delimiterByte) {
            at++
            if (column < width) flags[base + column] = ESCAPED
          }
        }
        if (strayQuotes !== 0 && bytes[at - 1] === quote && at > start) strayQuotes |= AT_END
        if (column < width) {
          starts[base + column] = start
          ends[base + column] = at
        }
      }
      if (column === width - 1) lastStart = start
      column++
      if (simple) {
        if (at >= end || bytes[at] !== delimiterByte) break
        at++
      } else {
        if (!this.#atDelimiter(at)) break
        at = this.#afterDelimiter(at)
        if (run > 0 && (at >= end || this.#isLineEnd(at))) break
      }
    }
    if (at - rowStart > limits.rowBytes) throw rowTooLong(rowStart)
    if (column !== width) {
      odd = column < width ? 'too-few-cells' : 'too-many-cells'
      if (column < width) padRow(block, base + column, base + width, at)
      else if (this.#onlyEmptyCells(ends[base + width - 1], at)) odd = null
      else {
        // The last cell takes the rest of the row as it stands, so that nothing is lost.
        starts[base + width - 1] = lastStart
        ends[base + width - 1] = at
        flags[base + width - 1] = PLAIN
      }
    }
    this.position = this.#afterLineEnd(at)
    if (this.position >= end) this.reachedEnd = true
    if (odd === null && strayQuotes === (INSIDE | AT_END)) odd = 'stray-quotes'
    if (odd === null) return
    const next = onOddRow({ kind: odd, row: block.rowCount, start: rowStart, end: at, column: oddColumn }, block)
    if (next !== undefined) this.position = next
  }

  /** Whether a special byte is an ordinary one after all: a lone CR, the first byte of half a delimiter, an escaped byte. */
  #isInside(at: number): boolean {
    const bytes = this.#bytes
    const byte = bytes[at]
    if (byte === LF) return false
    if (byte === CR) return !this.#dialect.crEndsRow && bytes[at + 1] !== LF
    if (byte === this.#dialect.quote) return true
    return !this.#atDelimiter(at)
  }

  /** Reads the cell at `at` into the fields; answers where it ends, at a delimiter, a line end or the end. */
  #scanCell(at: number): number {
    this.#oddity = null
    if (this.#bytes[at] === this.#dialect.quote && at < this.#unclosedFrom) {
      const after = this.#scanQuoted(at)
      if (after >= 0) return after
      this.#oddity = 'unclosed-quote'
    }
    const bytes = this.#bytes
    this.#start = at
    this.#flag = PLAIN
    const { quote, escape, delimiter } = this.#dialect
    const stopAtQuote = this.#dialect.reading === 'glued'
    while (at < this.#end && (this.#isSpecial[bytes[at]] === 0 || this.#isInside(at))) {
      if (stopAtQuote && bytes[at] === quote && at > this.#start) break
      at++
      if (bytes[at - 1] === escape && escape !== quote && at < this.#end && bytes[at] === delimiter[0]) {
        at++
        this.#flag = ESCAPED
      }
    }
    this.#cellEnd = at
    return at
  }

  /**
   * A quote closes a cell only before a delimiter, a line end or the end (spaces may stand between); any other is text.
   * After a line end, a quote that looks like the opening one of another cell shows that this cell was never closed: −1.
   */
  #scanQuoted(open: number): number {
    const bytes = this.#bytes
    const end = this.#end
    const { quote, escape, reading } = this.#dialect
    let flag = QUOTED
    for (let at = this.#nextQuote(open + 1); at < end; at = this.#nextQuote(at)) {
      const next = bytes[at + 1]
      if (escape !== quote && bytes[at] === escape) {
        flag = ESCAPED
        at += 2
        continue
      }
      if (escape === quote && next === quote && at + 1 < end) {
        flag = ESCAPED
        at += 2
        continue
      }
      const after = next === SPACE ? this.#afterSpaces(at + 1) : at + 1
      if (after >= end || this.#endsCell(after)) {
        this.#start = open + 1
        this.#cellEnd = at
        this.#flag = flag
        return after
      }
      const crossedLine = hasLineEnd(bytes, open, at)
      if ((crossedLine || reading === 'unclosed') && this.#opensCell(at)) return -1
      if (reading === 'glued' && !crossedLine) {
        this.#start = open + 1
        this.#cellEnd = at
        this.#flag = flag
        return at + 1
      }
      this.#oddity = 'text-after-quote'
      if (at - open > limits.rowBytes) return -1
      at++
    }
    this.#unclosedFrom = open
    this.reachedEnd = true
    return -1
  }

  /** The next quote or escape at or after `at`: by hand for a while, since most cells are short, then by the engine. */
  #nextQuote(at: number): number {
    const bytes = this.#bytes
    const { quote, escape } = this.#dialect
    const near = Math.min(this.#end, at + 64)
    for (; at < near; at++) if (bytes[at] === quote || bytes[at] === escape) return at
    if (at >= this.#end) return this.#end
    const found = bytes.indexOf(quote, at)
    const nextQuote = found < 0 ? this.#end : found
    if (escape === quote || escape < 0) return Math.min(nextQuote, this.#end)
    const nextEscape = bytes.subarray(at, Math.min(nextQuote, this.#end)).indexOf(escape)
    return nextEscape < 0 ? Math.min(nextQuote, this.#end) : at + nextEscape
  }

  #afterSpaces(at: number): number {
    if (this.#bytes[at] !== SPACE || this.#dialect.delimiter[0] === SPACE) return at
    let next = at
    while (next < this.#end && this.#bytes[next] === SPACE) next++
    return next
  }

  #endsCell(at: number): boolean {
    return this.#atDelimiter(at) || this.#isLineEnd(at)
  }

  #isLineEnd(at: number): boolean {
    const byte = this.#bytes[at]
    return byte === LF || (byte === CR && (this.#dialect.crEndsRow || this.#bytes[at + 1] === LF))
  }

  #atDelimiter(at: number): boolean {
    const { delimiter, run } = this.#dialect
    if (at >= this.#end || this.#bytes[at] !== delimiter[0]) return false
    return run > 1 ? this.#bytes[at + 1] === SPACE : delimiter.length === 1 || startsWith(this.#bytes, at, delimiter)
  }

  #afterDelimiter(at: number): number {
    const { delimiter, run } = this.#dialect
    return run > 0 ? this.#afterIndent(at) : at + delimiter.length
  }

  /** Spaces at the beginning of a row are no delimiter where runs of them are. */
  #afterIndent(at: number): number {
    if (this.#dialect.run > 0) while (at < this.#end && this.#bytes[at] === SPACE) at++
    return at
  }

  #opensCell(at: number): boolean {
    const before = this.#bytes[at - 1]
    const { delimiter } = this.#dialect
    return before === LF || before === CR || before === delimiter[delimiter.length - 1]
  }

  #afterLineEnd(at: number): number {
    if (at >= this.#end) return this.#end
    return this.#bytes[at] === CR && this.#bytes[at + 1] === LF ? at + 2 : at + 1
  }

  /** Whether nothing but delimiters and spaces stands between two offsets. */
  #onlyEmptyCells(from: number, to: number): boolean {
    const { delimiter } = this.#dialect
    for (let at = from; at < to; at++) {
      if (this.#bytes[at] !== SPACE && !delimiter.includes(this.#bytes[at]))
        return this.#bytes[at] === this.#dialect.quote && at === from ? this.#onlyEmptyCells(at + 1, to) : false
    }
    return true
  }
}

function padRow(block: RowBlock, from: number, to: number, at: number): void {
  block.starts.fill(at, from, to)
  block.ends.fill(at, from, to)
  block.flags.fill(ABSENT, from, to)
}

function specialBytes({ delimiter, quote, escape }: ByteDialect): Uint8Array {
  const isSpecial = new Uint8Array(256)
  if (escape >= 0) isSpecial[escape] = 1
  if (quote >= 0) isSpecial[quote] = 1
  isSpecial[LF] = 1
  isSpecial[CR] = 1
  isSpecial[delimiter[0]] = 1
  return isSpecial
}

function startsWith(bytes: Uint8Array, at: number, prefix: Uint8Array): boolean {
  for (let i = 0; i < prefix.length; i++) if (bytes[at + i] !== prefix[i]) return false
  return true
}

function hasLineEnd(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === LF || bytes[at] === CR) return true
  return false
}
