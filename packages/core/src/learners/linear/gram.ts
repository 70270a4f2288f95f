import { breathe } from '../../util/yield-to-event-loop.ts'

/** Rows of one block: four columns of it stay in the first cache. */
export const BLOCK_ROWS = 512

/** Row-major width × width Σ_r weight_r · column_i[r] · column_j[r], both halves filled. Blocks are added in row order. */
export async function gramMatrix(
  columns: readonly Float64Array[],
  weights: Float64Array | null,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const width = columns.length
  const gram = new Float64Array(width * width)
  const rowCount = columns[0]?.length ?? 0
  const left = new Float64Array(2 * BLOCK_ROWS)
  for (let begin = 0; begin < rowCount; begin += BLOCK_ROWS) {
    await breathe(signal)
    addProductsInto(gram, columns, weights, begin, Math.min(begin + BLOCK_ROWS, rowCount), left)
  }
  mirrorInPlace(gram, width)
  return gram
}

/** The lower half becomes the upper one. */
export function mirrorInPlace(gram: Float64Array, width: number): void {
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) gram[i * width + j] = gram[j * width + i]
}

/** Two left columns against four right ones: six loads serve eight products. */
export function addProductsInto(
  gram: Float64Array,
  columns: readonly Float64Array[],
  weights: Float64Array | null,
  begin: number,
  end: number,
  left: Float64Array,
): void {
  const width = columns.length
  const count = end - begin
  for (let i = 0; i < width; i += 2) {
    const hasSecond = i + 1 < width
    copyWeighted(left, 0, columns[i], weights, begin, count)
    if (hasSecond) copyWeighted(left, BLOCK_ROWS, columns[i + 1], weights, begin, count)
    for (let j = i; j < width; j += 4) {
      const a = columns[j]
      const b = columns[Math.min(j + 1, width - 1)]
      const c = columns[Math.min(j + 2, width - 1)]
      const d = columns[Math.min(j + 3, width - 1)]
      let firstA = 0
      let firstB = 0
      let firstC = 0
      let firstD = 0
      let secondA = 0
      let secondB = 0
      let secondC = 0
      let secondD = 0
      for (let r = 0, row = begin; r < count; r++, row++) {
        const x = left[r]
        const y = left[BLOCK_ROWS + r]
        const p = a[row]
        const q = b[row]
        const s = c[row]
        const t = d[row]
        firstA += x * p
        firstB += x * q
        firstC += x * s
        firstD += x * t
        secondA += y * p
        secondB += y * q
        secondC += y * s
        secondD += y * t
      }
      addInto(gram, i * width + j, width - j, firstA, firstB, firstC, firstD)
      if (hasSecond) addInto(gram, (i + 1) * width + j, width - j, secondA, secondB, secondC, secondD)
    }
  }
}

function copyWeighted(
  into: Float64Array,
  at: number,
  column: Float64Array,
  weights: Float64Array | null,
  begin: number,
  count: number,
): void {
  if (weights === null) for (let r = 0; r < count; r++) into[at + r] = column[begin + r]
  else for (let r = 0; r < count; r++) into[at + r] = column[begin + r] * weights[begin + r]
}

function addInto(gram: Float64Array, at: number, room: number, a: number, b: number, c: number, d: number): void {
  gram[at] += a
  if (room > 1) gram[at + 1] += b
  if (room > 2) gram[at + 2] += c
  if (room > 3) gram[at + 3] += d
}
