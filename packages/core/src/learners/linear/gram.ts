import { BLOCK_ROWS } from '../../kernels/moments.ts'
import { openMoments } from '../../kernels/open-moments.ts'
import { breathe } from '../../util/yield-to-event-loop.ts'

/** Row-major width × width Σ_r weight_r · column_i[r] · column_j[r], both halves filled. Blocks are added in row order. */
export async function gramMatrix(
  columns: readonly Float64Array[],
  weights: Float64Array | null,
  options: { readonly signal?: AbortSignal; readonly kernel?: 'auto' | 'js' | 'wasm' },
): Promise<Float64Array> {
  const width = columns.length
  const rowCount = columns[0]?.length ?? 0
  const moments = openMoments(options.kernel ?? 'auto', width)
  const blocks = columns.map((_, j) => moments.columns.subarray(j * BLOCK_ROWS, (j + 1) * BLOCK_ROWS))
  for (let begin = 0; begin < rowCount; begin += BLOCK_ROWS) {
    await breathe(options.signal)
    const end = Math.min(begin + BLOCK_ROWS, rowCount)
    const count = end - begin
    columns.forEach((column, j) => blocks[j].set(column.subarray(begin, end)))
    if (weights !== null) moments.weights.set(weights.subarray(begin, end))
    if (count & 1) for (const block of blocks) block[count] = 0
    moments.addProducts(count + (count & 1), weights !== null)
  }
  const gram = new Float64Array(width * width)
  for (let i = 0; i < width; i++)
    for (let j = i; j < width; j++) gram[i * width + j] = gram[j * width + i] = moments.products[i * moments.stride + j]
  return gram
}
