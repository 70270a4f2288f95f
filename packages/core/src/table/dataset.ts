import type { ColumnTable } from 'arquero'
import type { Finding } from '../util/finding.ts'
import type { Column } from './column.ts'

export interface Dialect {
  readonly delimiter: string
  readonly quote: '"' | "'" | null
  readonly escape: 'double' | 'backslash' | null
  readonly lineEnd: '\n' | '\r\n' | '\r' | 'mixed'
  readonly comment: string | null
  readonly encoding: string
  /** Lines of the header, 0 when there is none. */
  readonly headerRows: number
}

/** A row or a stretch of bytes that is not in the table as it stands. Nothing is lost: `raw` is the original text. */
export interface Reject {
  /** 1-based line in the file. */
  readonly line: number
  readonly byteOffset: number
  readonly column: string | null
  readonly kind:
    | 'too-few-cells'
    | 'too-many-cells'
    | 'unclosed-quote'
    | 'invalid-bytes'
    | 'text-after-quote'
    | 'too-long'
    | 'repeated-header'
  readonly raw: string
  /** What was done with the row: kept (padded, or cells joined), or left out of the table. */
  readonly kept: boolean
}

export interface PageHeaders {
  readonly raw: string
  readonly lines: readonly number[]
  readonly byteOffsets: readonly number[]
}

/** Where a dataset came from and what of it is not in the table. */
export interface Source {
  readonly name: string
  readonly byteCount: number
  readonly dialect: Dialect
  /** The column names beside the texts of the header as they stand in the file; the lines of a header are joined with a space, and cells above several columns said of each. */
  readonly header?: readonly { readonly name: string; readonly text: string }[]
  readonly preamble: readonly string[]
  readonly footer: readonly string[]
  /** Comment lines inside the table. */
  readonly comments?: readonly string[]
  /** Other tables in the file, each as its lines. */
  readonly extraTables: readonly (readonly string[])[]
  readonly rejects: readonly Reject[]
  /** All rejects, also those beyond the cap of `rejects`. */
  readonly rejectCount: number
  /** The line of names at the top of each page, left out of the rows, and every place where it stood, also beyond the cap of `rejects`. */
  readonly pageHeaders?: PageHeaders
}

/** A table of typed columns. `table` is the Arquero view over the same arrays, made on first use. */
export interface Dataset {
  readonly version: 1
  readonly rowCount: number
  readonly columns: readonly Column[]
  readonly source: Source
  readonly findings: readonly Finding[]
  readonly table: ColumnTable
  /** @throws CsvAnalyzerError `unknown-column`, with the nearest name. */
  column(name: string): Column
}
