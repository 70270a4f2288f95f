/**
 * Distinct values in `total` cells, from the counts of a sample: Chao's estimator d + f₁² / 2f₂,
 * never more than the values seen once would give if all of the rest were new.
 */
export function estimateDistinct(counts: Int32Array, total: number): number {
  let distinct = 0
  let once = 0
  let twice = 0
  let sampled = 0
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] === 0) continue
    distinct++
    sampled += counts[code]
    if (counts[code] === 1) once++
    if (counts[code] === 2) twice++
  }
  if (sampled === 0) return 0
  if (once === distinct) return total
  const unseen = twice > 0 ? (once * once) / (2 * twice) : (once * (once - 1)) / 2
  return Math.min(total, Math.floor(distinct + Math.min(unseen, (once / sampled) * (total - sampled))))
}
