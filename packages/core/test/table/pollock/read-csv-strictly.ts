/** RFC 4180 and nothing else: a second reader, so that the loader is not its own judge. */
export function readCsvStrictly(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  const cell = /"((?:[^"]|"")*)"(,|\r\n|$)|([^",\r\n]*)(,|\r\n|$)/y
  let row: string[] = []
  for (let at = 0; at < text.length;) {
    cell.lastIndex = at
    const match = cell.exec(text)
    if (match === null) throw new Error(`not RFC 4180 at character ${at}: ${text.slice(at, at + 40)}`)
    row.push(match[1]?.replaceAll('""', '"') ?? match[3])
    at = cell.lastIndex
    const end = match[2] ?? match[4]
    if (end === ',' && at < text.length) continue
    if (end === ',') row.push('')
    rows.push(row)
    row = []
  }
  return rows
}
