/** A file whose lines are marked by what they are, and what should come of it. */
export interface MarkedFile {
  readonly text: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly preamble: readonly string[]
  readonly footer: readonly string[]
}

/**
 * Reads a marked file. Its first line is `D` and the delimiter (`\t`, `fixed` for columns aligned by spaces, `\backslash` for commas
 * under a backslash); the others begin with P for preamble, H for header, B for body, F for footer or X for another table. A line with N is
 * not in the file: it says which names the lines of a header make where cells stand above several columns.
 */
export function readMarkedFile(marked: string): MarkedFile {
  const [first, ...lines] = marked.replace(/\n+$/, '').split('\n')
  const split = splitterOf(first.slice(2))
  const of = (mark: string): readonly string[] =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(2))
  const header = logicalLines(of('H')).map(split)
  const [names] = of('N').map(split)
  const width = Math.max(0, ...header.map((cells) => cells.length)) || split(of('B')[0]).length
  return {
    text: `${lines
      .filter((line) => !line.startsWith('N '))
      .map((line) => line.slice(2))
      .join('\n')}\n`,
    header: header.length === 0 ? [] : (names ?? joined(header, width)),
    rows: logicalLines(of('B')).map((line) => fitted(split(line), width)),
    preamble: of('P'),
    footer: [...of('F'), ...of('X')],
  }
}

function joined(lines: readonly (readonly string[])[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, column) =>
    lines
      .map((cells) => cells[column] ?? '')
      .filter((cell) => cell !== '')
      .join(' '),
  )
}

/** A delimiter at the end of each row, behind the last column, is not a cell. */
function fitted(cells: readonly string[], width: number): readonly string[] {
  return cells.length === width + 1 && cells[width] === '' ? cells.slice(0, width) : cells
}

/** Lines joined where a quoted name goes on in the next one. */
function logicalLines(lines: readonly string[]): readonly string[] {
  const whole: string[] = []
  let open = false
  for (const line of lines) {
    if (open) whole.push(`${whole.pop()}\n${line}`)
    else whole.push(line)
    if ((line.split('"').length - 1) % 2 === 1) open = !open
  }
  return whole
}

function splitterOf(delimiter: string): (line: string) => readonly string[] {
  if (delimiter === 'fixed') return (line) => line.trim().split(/ {2,}/)
  if (delimiter === '\\backslash') return (line) => line.split(/(?<!\\),/).map((cell) => cell.replaceAll('\\,', ','))
  return (line) => splitQuoted(line, delimiter === '\\t' ? '\t' : delimiter)
}

function splitQuoted(line: string, delimiter: string): readonly string[] {
  const cells: string[] = []
  let rest = `${line}${delimiter}`
  while (rest !== '') {
    const quoted = rest.startsWith('"') ? closingQuote(rest, delimiter) : -1
    const end = quoted > 0 ? quoted + 1 : rest.indexOf(delimiter)
    const cell = rest.slice(0, end)
    cells.push(quoted > 0 ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    rest = rest.slice(end + 1)
  }
  return cells
}

function closingQuote(text: string, delimiter: string): number {
  for (let at = text.indexOf('"', 1); at > 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at++
    else if (text[at + 1] === delimiter) return at
  }
  return -1
}
