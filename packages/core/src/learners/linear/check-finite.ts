import { CsvAnalyzerError } from '../../util/error.ts'

/** Throws for the first infinite value among some rows of a column. */
export function checkFinite(column: Float64Array, rows: Int32Array, feature: string): void {
  for (let i = 0; i < rows.length; i++)
    if (Math.abs(column[rows[i]]) === Infinity) throw infiniteValue(feature, rows[i], column[rows[i]])
}

export function infiniteValue(feature: string, row: number, value: number): CsvAnalyzerError {
  return new CsvAnalyzerError(
    'infinite-value',
    `feature "${feature}" is ${value} in row ${row}; a linear model needs finite numbers: clip the column or treat the value as missing`,
    { feature, row },
  )
}
