/** Rows of a file with commas, whose cells may be quoted; a quote within a cell is a letter, lines without a letter are no rows. */
export function readLenientCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  const cell = /(?:"((?:[^"]|"")*)"(?=[,\r\n]|$)|([^,\r\n]*))(,|\r\n|\n|\r|$)/y
  let row: string[] = []
  for (let at = 0; at < text.length || row.length > 0;) {
    cell.lastIndex = at
    const [all, quoted, plain, end] = cell.exec(text) as unknown as [string, string | undefined, string, string]
    row.push(quoted?.replaceAll('""', '"') ?? plain)
    at += all.length
    if (end === ',') continue
    if (row.length > 1 || row[0] !== '' || quoted !== undefined) rows.push(row)
    row = []
  }
  return rows
}
