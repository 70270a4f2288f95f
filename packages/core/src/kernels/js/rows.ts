/** Without a branch: every row is written to both ends' next place, only one place moves on. */
export function partition(
  quads: Int32Array,
  groupStart: number,
  shift: number,
  table: Uint8Array,
  rows: Int32Array,
  begin: number,
  count: number,
  scratch: Int32Array,
): number {
  let left = begin
  let right = 0
  const end = begin + count
  for (let k = begin; k < end; k++) {
    const row = rows[k]
    const goesLeft = table[(quads[groupStart + row] >>> shift) & 255]
    rows[left] = row
    scratch[right] = row
    left += goesLeft
    right += 1 - goesLeft
  }
  for (let k = 0; k < right; k++) rows[left + k] = scratch[k]
  return left - begin
}

export function addToScores(
  scores: Float64Array,
  at: number,
  rows: Int32Array,
  leaves: Int32Array,
  leafCount: number,
  values: Float64Array,
): void {
  for (let leaf = 0; leaf < leafCount; leaf++) {
    const begin = leaves[2 * leaf]
    const end = begin + leaves[2 * leaf + 1]
    const value = values[leaf]
    for (let k = begin; k < end; k++) scores[at + rows[k]] += value
  }
}

export function leafSums(
  gradients: Float64Array,
  hessians: Float64Array,
  rows: Int32Array,
  leaves: Int32Array,
  leafCount: number,
  gScale: number,
  hScale: number,
  sums: Float64Array,
): void {
  for (let leaf = 0; leaf < leafCount; leaf++) {
    const begin = leaves[2 * leaf]
    const end = begin + leaves[2 * leaf + 1]
    let g = 0
    let h = 0
    for (let k = begin; k < end; k++) {
      const row = rows[k]
      g += Math.floor(gradients[row] * gScale + 0.5)
      h += Math.floor(hessians[row] * hScale + 0.5)
    }
    sums[2 * leaf] = g
    sums[2 * leaf + 1] = h
  }
}
