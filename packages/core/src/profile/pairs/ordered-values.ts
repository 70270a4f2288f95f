import { sortNumbers } from '../../util/sort-numbers.ts'

/** The values of a column in order, and where the value of each row stands among them. */
export interface OrderedValues {
  /** Ascending, without NaN. */
  readonly sorted: Float64Array
  /** Where each distinct value begins in `sorted`, and its length at the end. */
  readonly starts: Int32Array
  /** Of each row the index of its value among the distinct ones; −1 missing. */
  readonly places: Int32Array
}

export function orderedValues(values: Float64Array): OrderedValues {
  const present = new Float64Array(values.length)
  let count = 0
  for (let row = 0; row < values.length; row++) if (values[row] === values[row]) present[count++] = values[row] + 0 // −0 becomes 0
  const sorted = sortNumbers(present.subarray(0, count))
  const starts = new Int32Array(count + 1)
  const distinct = new Float64Array(count)
  let found = 0
  for (let i = 0; i < count; i++) {
    if (i > 0 && sorted[i] === sorted[i - 1]) continue
    distinct[found] = sorted[i]
    starts[found++] = i
  }
  starts[found] = count
  return { sorted, starts: starts.subarray(0, found + 1), places: placesOf(values, distinct, found) }
}

function placesOf(values: Float64Array, distinct: Float64Array, count: number): Int32Array {
  const places = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    let low = 0
    for (let high = count - 1; low < high;) {
      const middle = (low + high) >> 1
      if (distinct[middle] < value) low = middle + 1
      else high = middle
    }
    places[row] = value === value ? low : -1
  }
  return places
}
