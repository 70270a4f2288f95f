import { NODE_WORDS } from '../kernels.ts'

export function addLeafValues(
  bins: Uint8Array,
  width: number,
  count: number,
  nodes: Int32Array,
  values: Float64Array,
  sums: Float64Array,
  scores: Float64Array,
  at: number,
): void {
  for (let i = 0; i < count; i++) {
    const row = i * width
    let node = -1
    for (let next = 0; next !== node;) {
      node = next
      const bin = bins[row + nodes[node]]
      next = nodes[node + 1] + NODE_WORDS * (1 - ((nodes[node + 2 + (bin >> 5)] >>> (bin & 31)) & 1))
    }
    const value = values[node / NODE_WORDS]
    sums[at + i] += value
    scores[at + i] += value
  }
}
