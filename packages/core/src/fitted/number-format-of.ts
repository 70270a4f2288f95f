import type { ColumnFormat } from '../table/column.ts'
import type { NumberFormat } from '../transforms/operation.ts'

/** The format of a number column of a file as the operation `parseNumber` takes it. */
export function numberFormatOf(format: ColumnFormat): NumberFormat {
  return {
    decimal: format.decimal ?? '.',
    ...(format.thousands === undefined ? {} : { thousands: format.thousands }),
    strip: [...(format.unit === undefined ? [] : [format.unit]), ...(format.percent === true ? ['%'] : [])],
  }
}
