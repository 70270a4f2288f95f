/** The leading features of a group in one pass: one load of a quad, up to four sums. Naive twin in the tests. */
export function histogram(
  quads: Int32Array,
  stride: number,
  groups: Uint8Array,
  rows: Int32Array,
  begin: number,
  count: number,
  values: Float64Array,
  gathered: Float64Array,
  sums: Float64Array,
  at: number,
): void {
  for (let k = 0; k < count; k++) gathered[k] = values[rows[begin + k]]
  for (let group = 0; group < groups.length; group++) {
    const features = groups[group]
    if (features === 0) continue
    const base = group * stride
    const a = at + group * 1024
    const b = a + 256
    const c = a + 512
    const d = a + 768
    for (let k = 0; k < count; k++) {
      const quad = quads[base + rows[begin + k]]
      const value = gathered[k]
      sums[a + (quad & 255)] += value
      if (features > 1) sums[b + ((quad >>> 8) & 255)] += value
      if (features > 2) sums[c + ((quad >>> 16) & 255)] += value
      if (features > 3) sums[d + (quad >>> 24)] += value
    }
  }
}

export function histogramOfAll(
  quads: Int32Array,
  stride: number,
  groups: Uint8Array,
  count: number,
  values: Float64Array,
  sums: Float64Array,
  at: number,
): void {
  for (let group = 0; group < groups.length; group++) {
    const features = groups[group]
    if (features === 0) continue
    const base = group * stride
    const a = at + group * 1024
    const b = a + 256
    const c = a + 512
    const d = a + 768
    for (let k = 0; k < count; k++) {
      const quad = quads[base + k]
      const value = values[k]
      sums[a + (quad & 255)] += value
      if (features > 1) sums[b + ((quad >>> 8) & 255)] += value
      if (features > 2) sums[c + ((quad >>> 16) & 255)] += value
      if (features > 3) sums[d + (quad >>> 24)] += value
    }
  }
}

export function subtract(sums: Float64Array, at: number, minus: number, length: number): void {
  for (let i = 0; i < length; i++) sums[at + i] -= sums[minus + i]
}
