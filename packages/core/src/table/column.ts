/** What the cells of a column mean, as the loader found it (see `ColumnEvidence`) or as the user said. */
export type ColumnType =
  | 'integer'
  | 'number'
  | 'quantity' // stored as numbers; a quantity carries a unit or currency
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time' // stored as epoch milliseconds (UTC), time as milliseconds of the day
  | 'category'
  | 'code' // dictionary-encoded; a code keeps leading zeros and long digit strings
  | 'text'
  | 'list'
  | 'url'
  | 'email'

/** How a type is written in the file: enough to parse the next file the same way. Plain JSON. */
export interface ColumnFormat {
  readonly decimal?: '.' | ','
  readonly thousands?: ',' | '.' | ' ' | "'" | '_'
  /** For dates: tokens YYYY MM DD HH mm ss SSS Z and literal separators, `DD/MM/YYYY HH:mm`. */
  readonly date?: string
  /** Formats that a cleaning step allows besides, in order of preference. */
  readonly otherDates?: readonly string[]
  readonly unit?: string
  readonly unitSide?: 'before' | 'after'
  readonly percent?: boolean
  readonly true?: string
  readonly false?: string
  readonly listSeparator?: string
  /** Cell texts (trimmed) that stand for missing in this column; the empty cell always does. */
  readonly missing?: readonly string[]
}

/** Why the loader chose the type. */
export interface ColumnEvidence {
  /** Share of the non-missing cells that fit type and format, 0–1. */
  readonly fit: number
  /** Cells that do not fit (row, text), at most 10; they stay recoverable by `original`. */
  readonly misfits: readonly { readonly row: number; readonly text: string }[]
  readonly reason: string
}

interface ColumnBase {
  readonly name: string
  readonly type: ColumnType
  readonly format: ColumnFormat
  readonly evidence: ColumnEvidence
  readonly length: number
  /** 1 where the cell is missing; values at such rows mean nothing. */
  readonly missing: Uint8Array
  readonly missingCount: number
  /** The cell as it stands in the file (unquoted, unescaped); for a column made elsewhere its canonical text; '' for an empty cell. */
  original(row: number): string
}

export interface NumberColumn extends ColumnBase {
  readonly storage: 'number'
  readonly values: Float64Array
}
export interface BooleanColumn extends ColumnBase {
  readonly storage: 'boolean'
  readonly values: Uint8Array
}
/** Epoch milliseconds; naive times are UTC. */
export interface DateColumn extends ColumnBase {
  readonly storage: 'date'
  readonly values: Float64Array
}
export interface CategoryColumn extends ColumnBase {
  readonly storage: 'category'
  /** Index into `dictionary`, −1 where missing. */
  readonly codes: Int32Array
  /** Distinct texts in order of first appearance. */
  readonly dictionary: readonly string[]
}
/** Free text, read lazily from the source bytes. */
export interface TextColumn extends ColumnBase {
  readonly storage: 'text'
  at(row: number): string | null
}

export type Column = NumberColumn | BooleanColumn | DateColumn | CategoryColumn | TextColumn
export type Storage = Column['storage']
