/** 1 − 2^−40: what is less by more than rounding can be. */
const CLEARLY = 0.9999999999990905

/**
 * Scans the bins of each numeric feature left to right, missing rows on the right; and once more with missing on the left where
 * the leaf has any. Score of a split: GL²/(HL + λ) + GR²/(HR + λ) with G shrunk by the L1 penalty. Packed when `plane` is 0.
 */
export function bestSplit(
  histogram: Float64Array,
  at: number,
  plane: number,
  features: Int32Array,
  usable: Uint8Array,
  usableAt: number,
  settings: Float64Array,
  out: Float64Array,
): void {
  const sumG = settings[0]
  const sumH = settings[1]
  const gInverse = settings[2]
  const hInverse = settings[3]
  const power = settings[4]
  const inversePower = 1 / power
  const l1 = settings[5]
  const l2 = settings[6]
  const minHessian = settings[7]
  let best = settings[8]
  out[1] = -1
  for (let j = 0; j < features.length; j++) {
    const info = features[j]
    if ((info & 131072) === 0 || usable[usableAt + j] === 0) continue
    const bins = info & 65535
    const base = at + j * 256
    const missingG = histogram[base + 255]
    const missingH = plane === 0 ? 0 : histogram[base + plane + 255]
    const hasMissing = (info & 65536) !== 0 && (missingG !== 0 || missingH !== 0)
    let admissible = 0
    for (let pass = 0; pass < (hasMissing ? 2 : 1); pass++) {
      // packed: accG holds both sums; wide: accG and accH
      let accG = pass === 0 ? 0 : missingG
      let accH = pass === 0 ? 0 : missingH
      // without missing rows the last bin leaves nothing on the right
      const last = hasMissing && pass === 0 ? bins : bins - 1
      for (let bin = 0; bin < last; bin++) {
        const value = histogram[base + bin]
        let gl: number
        let hl: number
        if (plane === 0) {
          if (value === 0) continue
          accG += value
          const high = Math.floor(accG * inversePower)
          hl = accG - high * power
          gl = high
        } else {
          const second = histogram[base + plane + bin]
          if (value === 0 && second === 0) continue
          accG += value
          accH += second
          gl = accG
          hl = accH
        }
        hl *= hInverse
        if (hl < minHessian) continue
        const hr = sumH - hl
        if (hr < minHessian) break
        gl *= gInverse
        const gr = sumG - gl
        admissible = 1
        let sl = gl
        let sr = gr
        if (l1 !== 0) {
          sl = Math.max(Math.abs(gl) - l1, 0)
          sr = Math.max(Math.abs(gr) - l1, 0)
        }
        const dl = hl + l2
        const dr = hr + l2
        const above = sl * sl * dr + sr * sr * dl
        const below = dl * dr
        if (above < best * below * CLEARLY) continue // most splits lose: they are spared the division
        const score = above / below
        if (score > best) {
          best = score
          out[0] = score
          out[1] = j
          out[2] = bin
          out[3] = pass
          out[4] = gl
          out[5] = hl
        }
      }
    }
    usable[usableAt + j] = admissible
  }
}
