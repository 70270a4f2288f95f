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

type Lines = readonly (readonly string[])[]

/**
 * A cell above several columns, as spreadsheets merge them, stands in the first of them: it is said of the empty ones behind it too, as far
 * as names stand below them and no cell further up begins.
 */
function spreadOverColumns(lines: Lines, width: number): Lines {
  return lines.map((cells, line) => {
    const spread = Array.from({ length: width }, (_, column) => cells[column] ?? '')
    const below = Array.from({ length: width }, (_, column) => namesBelow(lines, line, column))
    const groups = groupsOf(lines, line, below)
    // A cell above the first column alone is rather a title.
    if (groups.length === 0 || (groups.length === 1 && groups[0].from === 0)) return spread
    for (const { from, to } of alike(groups, below)) spread.fill(spread[from], from, to)
    return spread
  })
}

interface Group {
  readonly from: number
  readonly to: number
}

/** Each filled cell of a line with the empty ones behind it. */
function groupsOf(lines: Lines, line: number, below: readonly string[]): readonly Group[] {
  const groups: Group[] = []
  for (let from = 0; from < below.length; from++) {
    if (isBlank(lines[line][from])) continue
    let to = from + 1
    while (to < below.length && below[to] !== '' && lines.slice(0, line + 1).every((upper) => isBlank(upper[to]))) to++
    groups.push({ from, to })
  }
  return groups
}

/** Where all groups but the last have the same names below, what the last one has more is not part of it: `Number,%,Number,%,Change`. */
function alike(groups: readonly Group[], below: readonly string[]): readonly Group[] {
  const wide = groups.filter(({ from, to }) => to > from + 1)
  const last = wide.at(-1)
  if (last === undefined || wide.length < 2) return groups
  const names = ({ from }: Group, length: number): string => below.slice(from, from + length).join('\n')
  const length = wide[0].to - wide[0].from
  const isAlike = wide
    .slice(0, -1)
    .every((group) => group.to - group.from === length && names(group, length) === names(last, length))
  if (!isAlike || last.to - last.from <= length) return groups
  return groups.map((group) => (group === last ? { from: group.from, to: group.from + length } : group))
}

function namesBelow(lines: Lines, line: number, column: number): string {
  return lines
    .slice(line + 1)
    .map((cells) => cells[column] ?? '')
    .filter((cell) => !isBlank(cell))
    .join(' ')
}

function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === ''
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
