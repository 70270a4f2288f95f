import type { SampleRow } from './sample-rows.ts'

/** One text a column: the lines of a header joined with a space. */
export function joinHeader(lines: readonly SampleRow[], width: number, body: readonly SampleRow[]): readonly string[] {
  const distinctFirst = new Set(body.map((row) => row.cells[0])).size === body.length
  const fitted = lines.map((line) => fitHeader(line.cells, width, lines.length === 1 && distinctFirst))
  if (fitted.length === 1) return Array.from({ length: width }, (_, column) => fitted[0][column] ?? '')
  const spread = spreadOverColumns(fitted, width)
  return Array.from({ length: width }, (_, column) =>
    spread
      .map((cells) => cells[column] ?? '')
      .filter((cell) => cell.trim() !== '')
      .join(' '),
  )
}

/**
 * A cell above several columns, as spreadsheets merge them, stands in the first of them: it is said of the empty ones behind it too, as far
 * as names stand below them and no cell further up begins.
 */
function spreadOverColumns(lines: readonly (readonly string[])[], width: number): readonly (readonly string[])[] {
  const isFilled = (line: number, column: number): boolean => (lines[line][column] ?? '').trim() !== ''
  return lines.map((cells, line) => {
    if (line === lines.length - 1 || cells.filter((cell) => cell.trim() !== '').length < 2) return cells
    let above = ''
    return Array.from({ length: width }, (_, column) => {
      const begins = lines.slice(0, line + 1).some((_, upper) => isFilled(upper, column))
      if (begins) above = cells[column] ?? ''
      const isNamed = lines.slice(line + 1).some((_, lower) => isFilled(line + 1 + lower, column))
      if (!isNamed) above = begins ? (cells[column] ?? '') : ''
      return begins || !isNamed ? (cells[column] ?? '') : above
    })
  })
}

/** A header with empty cells too many loses those; one cell too few means that the first column has no name, as R writes row names. */
function fitHeader(cells: readonly string[], width: number, distinctFirst: boolean): readonly string[] {
  let fitted = [...cells]
  while (fitted.length > width) {
    const empty = fitted.findIndex((cell) => cell.trim() === '')
    if (empty < 0) break
    fitted.splice(empty, 1)
  }
  if (fitted.length > width) fitted = [...fitted.slice(0, width - 1), fitted.slice(width - 1).join(' ')]
  return fitted.length === width - 1 && distinctFirst ? ['', ...fitted] : fitted
}
