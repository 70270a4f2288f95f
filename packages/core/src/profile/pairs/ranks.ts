/** Ranks from 1, ties sharing their mean rank; NaN stays NaN. Spearman's correlation is Pearson's of these. */
export function ranks(values: Float64Array): Float64Array {
  const present: number[] = []
  for (let row = 0; row < values.length; row++) if (values[row] === values[row]) present.push(row)
  const order = Int32Array.from(present).sort((a, b) => values[a] - values[b] || a - b)
  const ranked = new Float64Array(values.length).fill(NaN)
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && values[order[end]] === values[order[start]]) end++
    for (let i = start; i < end; i++) ranked[order[i]] = (start + end + 1) / 2
    start = end
  }
  return ranked
}
