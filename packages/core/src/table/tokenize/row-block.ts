/** How the text of a cell is found between its `start` and `end`. */
export const PLAIN = 0
/** Between quotes, which are outside of start … end. */
export const QUOTED = 1
/** Something in it is escaped; between quotes, unless a backslash stands before a delimiter of a cell without quotes. */
export const ESCAPED = 2
/** The row ended before this cell. */
export const ABSENT = 3

/** Some consecutive rows, cut into cells: cell `row · width + column`. Rows of another length are brought to `width` first. */
export interface RowBlock {
  readonly width: number
  readonly capacity: number
  rowCount: number
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly flags: Uint8Array
}

export function rowBlock(width: number, capacity: number): RowBlock {
  const cells = width * capacity
  return {
    width,
    capacity,
    rowCount: 0,
    starts: new Uint32Array(cells),
    ends: new Uint32Array(cells),
    flags: new Uint8Array(cells),
  }
}
