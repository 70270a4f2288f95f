import type { OrderedValues } from './ordered-values.ts'

/** Ranks from 1, ties sharing their mean rank; NaN where a value is missing. Spearman's correlation is Pearson's of these. */
export function ranks({ starts, places }: OrderedValues): Float64Array {
  const ranked = new Float64Array(places.length)
  for (let row = 0; row < places.length; row++) {
    const place = places[row]
    ranked[row] = place < 0 ? NaN : (starts[place] + starts[place + 1] + 1) / 2
  }
  return ranked
}
