import { sourceTable } from './source-table.ts'

/** A file with one thing wrong, and what a loader should make of it. */
export interface PollutedFile {
  readonly name: string
  /** How often files have this trait, shared among the files of one kind. */
  readonly weight: number
  readonly text: string
  /** The lines of the clean file, the header first unless there is none. */
  readonly clean: readonly (readonly string[])[]
}

interface Style {
  readonly delimiter?: string
  readonly quote?: string
  readonly escape?: string
  readonly lineEnd?: string
}

const table = sourceTable()
const width = table[0].length

/** All files: each kind of pollution of the published list, on our own table. */
export function* pollutedFiles(): Generator<PollutedFile> {
  const whole = write(table)
  const one = (name: string, weight: number, text: string, clean = table): PollutedFile => ({
    name,
    weight,
    text,
    clean,
  })
  yield one('source.csv', 1, whole)
  yield one('empty.csv', 15, '', [])
  yield one('no_trailing_newline.csv', 184, whole.slice(0, -2))
  yield one('two_trailing_newlines.csv', 5, `${whole}\r\n`)
  yield one('no_header.csv', 470, write(table.slice(1)), table.slice(1))
  yield one('header_rows_2.csv', 47, write([table[0], ...table]), [
    table[0].map((name) => `${name} ${name}`),
    ...table.slice(1),
  ])
  yield one('header_rows_3.csv', 47, write([table[0], table[0], ...table]), [
    table[0].map((name) => `${name} ${name} ${name}`),
    ...table.slice(1),
  ])
  yield one(
    'preamble.csv',
    282,
    write([['TITLE', ...Array<string>(width - 1).fill('')], Array<string>(width).fill(''), ...table]),
  )
  const second = table.slice(0, 83)
  yield one('two_tables_fewer.csv', 62.7, whole + write(second.map((row) => row.slice(0, -1))))
  yield one('two_tables_same.csv', 62.7, whole + write(second))
  yield one('two_tables_more.csv', 62.7, whole + write(second.map((row, i) => [...row, i === 0 ? 'extra' : ''])))
  yield one('header_only.csv', 3, write(table.slice(0, 1)), table.slice(0, 1))
  yield one('one_row.csv', 4, write(table.slice(0, 2)), table.slice(0, 2))
  yield one('semicolon.csv', 834, write(table, { delimiter: ';' }))
  yield one('comma_space.csv', 101, write(table, { delimiter: ', ' }))
  yield one('tab.csv', 4, write(table, { delimiter: '\t' }))
  yield one('space.csv', 4, write(table, { delimiter: ' ' }))
  yield one('apostrophe.csv', 11, write(table, { quote: "'", escape: '' }))
  yield one('backslash.csv', 1, write(table, { escape: '\\' }))
  yield one('no_escape.csv', 7, write(table, { escape: '' }))
  yield one('lf.csv', 1691, write(table, { lineEnd: '\n' }))
  yield one('cr.csv', 7, write(table, { lineEnd: '\r' }))
  yield* rowPollutions()
}

function* rowPollutions(): Generator<PollutedFile> {
  const lines = table.map((row) => row.map((cell, column) => writeCell(cell, column, {})))
  const weightOf = (total: number, files: number): number => total / files
  for (let row = 0; row < lines.length; row++) {
    for (let column = 0; column < width; column++) {
      const at = `row${row}_col${column}.csv`
      yield rowFile(`more_delimiters_${at}`, weightOf(338, 1428), lines, row, insertAt(lines[row], column))
      if (column > 0)
        yield rowFile(`fewer_delimiters_${at}`, weightOf(338, 1428), lines, row, glueAt(lines[row], column))
      yield extraQuote(`extra_quote_${at}`, weightOf(14, 756), row, column)
    }
    yield rowFile(`space_delimited_row${row}.csv`, weightOf(14, 84), lines, row, lines[row].join(' '))
  }
}

function rowFile(
  name: string,
  weight: number,
  lines: readonly (readonly string[])[],
  row: number,
  line: string,
): PollutedFile {
  const text = lines.map((cells, i) => `${i === row ? line : cells.join(',')}\r\n`).join('')
  return { name, weight, text, clean: table }
}

function insertAt(cells: readonly string[], column: number): string {
  return [...cells.slice(0, column), '', ...cells.slice(column)].join(',')
}

function glueAt(cells: readonly string[], column: number): string {
  return [...cells.slice(0, column - 1), cells[column - 1] + cells[column], ...cells.slice(column + 1)].join(',')
}

function extraQuote(name: string, weight: number, row: number, column: number): PollutedFile {
  const clean = table.map((cells, i) =>
    i === row ? cells.map((cell, j) => (j === column ? `"${cell}` : cell)) : cells,
  )
  const lines = table.map((cells, i) =>
    cells.map((cell, j) => {
      const written = writeCell(cell, j, {})
      if (i !== row || j !== column) return written
      return written.startsWith('"') ? `""${written.slice(1)}` : `"${written}`
    }),
  )
  return { name, weight, text: lines.map((cells) => `${cells.join(',')}\r\n`).join(''), clean }
}

function write(rows: readonly (readonly string[])[], style: Style = {}): string {
  const { delimiter = ',', lineEnd = '\r\n' } = style
  return rows.map((row) => row.map((cell, column) => writeCell(cell, column, style)).join(delimiter) + lineEnd).join('')
}

/** Remarks and pages are always quoted, other cells when they need it: quoting follows the comma, as in the published files. */
function writeCell(cell: string, column: number, { quote = '"', escape = quote }: Style): string {
  const quoted = column === 6 || column === 7 || cell.includes(',') || cell.includes('"')
  return quoted && cell !== '' ? quote + cell.replaceAll(quote, escape + quote) + quote : cell
}
