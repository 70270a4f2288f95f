/**
 * What column operations read and write, at fit and at prediction: two kinds only.
 * Text is dictionary-encoded, so that an operation on text touches each distinct value once.
 */
export type ColumnData = NumberData | TextData

/** NaN is missing. Dates are epoch milliseconds, booleans 0 and 1. */
export interface NumberData {
  readonly kind: 'number'
  readonly values: Float64Array
}

/** Code −1 is missing. */
export interface TextData {
  readonly kind: 'text'
  readonly codes: Int32Array
  readonly dictionary: readonly string[]
}

/** Named columns of one length. Operations return new maps; they never write into one. */
export interface ColumnSet {
  readonly rowCount: number
  readonly columns: ReadonlyMap<string, ColumnData>
}
