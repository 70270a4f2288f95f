import { breathe } from '../../util/yield-to-event-loop.ts'

/** Rows of one block: four columns of it stay in the first cache. */
const BLOCK_ROWS = 512

/** Row-major width × width Σ_r weight_r · column_i[r] · column_j[r], both halves filled. Blocks are added in row order. */
export async function gramMatrix(columns: readonly Float64Array[], weights: Float64Array | null, signal?: AbortSignal): Promise<Float64Array> {
  const width = columns.length
  const gram = new Float64Array(width * width)
  const rowCount = columns[0]?.length ?? 0
  const weighted = new Float64Array(BLOCK_ROWS)
  for (let begin = 0; begin < rowCount; begin += BLOCK_ROWS) {
    await breathe(signal)
    addBlockInto(gram, columns, weights, begin, Math.min(begin + BLOCK_ROWS, rowCount), weighted)
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) gram[i * width + j] = gram[j * width + i]
  return gram
}

/** Four products a pass: one load of the left column serves four right ones. */
function addBlockInto(gram: Float64Array, columns: readonly Float64Array[], weights: Float64Array | null, begin: number, end: number, weighted: Float64Array): void {
  const width = columns.length
  const count = end - begin
  for (let i = 0; i < width; i++) {
    const left = columns[i]
    if (weights === null) for (let r = 0; r < count; r++) weighted[r] = left[begin + r]
    else for (let r = 0; r < count; r++) weighted[r] = left[begin + r] * weights[begin + r]
    let j = i
    for (; j + 3 < width; j += 4) {
      const a = columns[j]
      const b = columns[j + 1]
      const c = columns[j + 2]
      const d = columns[j + 3]
      let sumA = 0
      let sumB = 0
      let sumC = 0
      let sumD = 0
      for (let r = 0, row = begin; r < count; r++, row++) {
        const x = weighted[r]
        sumA += x * a[row]
        sumB += x * b[row]
        sumC += x * c[row]
        sumD += x * d[row]
      }
      const at = i * width + j
      gram[at] += sumA
      gram[at + 1] += sumB
      gram[at + 2] += sumC
      gram[at + 3] += sumD
    }
    for (; j < width; j++) {
      const a = columns[j]
      let sum = 0
      for (let r = 0, row = begin; r < count; r++, row++) sum += weighted[r] * a[row]
      gram[i * width + j] += sum
    }
  }
}
