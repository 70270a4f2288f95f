import { CsvAnalyzerError } from '../util/error.ts'
import { nearestName } from '../util/nearest-name.ts'
import type { Finding } from '../util/finding.ts'
import type { Column } from './column.ts'
import type { Dataset, Source } from './dataset.ts'
import { toArquero } from './arquero.ts'

/** Where a table that was never a file comes from. */
export const noSource: Source = {
  name: 'table',
  byteCount: 0,
  dialect: {
    delimiter: ',',
    quote: '"',
    escape: 'double',
    lineEnd: '\n',
    comment: null,
    encoding: 'utf-8',
    headerRows: 1,
  },
  preamble: [],
  footer: [],
  extraTables: [],
  rejects: [],
  rejectCount: 0,
}

/** A dataset over columns of one length. */
export function datasetFromColumns(
  columns: readonly Column[],
  rowCount: number,
  source: Source = noSource,
  findings: readonly Finding[] = [],
): Dataset {
  const byName = indexByName(columns, rowCount)
  let table: Dataset['table'] | undefined
  return {
    version: 1,
    rowCount,
    columns,
    source,
    findings,
    get table() {
      return (table ??= toArquero(columns))
    },
    column(name) {
      const column = byName.get(name)
      if (column === undefined) throw unknownColumn(name, [...byName.keys()])
      return column
    },
  }
}

function indexByName(columns: readonly Column[], rowCount: number): ReadonlyMap<string, Column> {
  const byName = new Map<string, Column>()
  for (const column of columns) {
    if (byName.has(column.name))
      throw new CsvAnalyzerError('duplicate-column', `two columns are called "${column.name}"; rename one`, {
        column: column.name,
      })
    if (column.length !== rowCount) {
      throw new CsvAnalyzerError(
        'column-length',
        `column "${column.name}" has ${column.length} rows and the table ${rowCount}; they must be equal`,
        { column: column.name },
      )
    }
    byName.set(column.name, column)
  }
  return byName
}

function unknownColumn(name: string, names: readonly string[]): CsvAnalyzerError {
  const nearest = nearestName(name, names)
  const hint =
    nearest === null
      ? `there are: ${names.slice(0, 10).join(', ') || 'none'}${names.length > 10 ? ` … and ${names.length - 10} more` : ''}`
      : `did you mean "${nearest}"?`
  return new CsvAnalyzerError('unknown-column', `unknown column "${name}"; ${hint}`, { column: name, nearest })
}
