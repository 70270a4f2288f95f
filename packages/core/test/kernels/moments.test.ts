import { expect, it } from 'vitest'
import { BLOCK_ROWS } from '../../src/kernels/moments.ts'
import { openMoments } from '../../src/kernels/open-moments.ts'
import { randomFrom } from '../../src/util/random.ts'

const width = 7
const rows = 300

async function filled(kind: 'js' | 'wasm', weighted: boolean) {
  const moments = openMoments(kind, width)
  expect(moments.name).toBe(kind)
  const random = randomFrom(4, 'moments')
  const raw = Array.from({ length: width }, () =>
    Float64Array.from({ length: rows }, () => (random.next() < 0.1 ? NaN : 5 + random.normal())),
  )
  const weights = Float64Array.from({ length: rows }, () => random.next())
  for (let block = 0; block < 2; block++) {
    raw.forEach((column, j) => moments.columns.set(column, j * BLOCK_ROWS))
    moments.weights.set(weights)
    moments.shifts.fill(5)
    moments.shift(width - 1, rows) // the last column keeps its values: without NaN
    for (let r = 0; r < rows; r++) moments.columns[(width - 1) * BLOCK_ROWS + r] = r
    moments.addProducts(rows, weighted)
  }
  return { moments, raw, weights }
}

it.each([false, true])(
  'sums of products equal their naive twin and are the same bits in both kernels, weighted %s',
  async (weighted) => {
    const js = await filled('js', weighted)
    const wasm = await filled('wasm', weighted)
    const { stride } = js.moments
    for (let i = 0; i < width; i++)
      for (let j = i; j < width; j++) {
        const value = (k: number, r: number) =>
          k === width - 1 ? r : (js.raw[k][r] === js.raw[k][r] ? js.raw[k][r] : 0) - 5
        let sum = 0
        for (let r = 0; r < rows; r++) sum += 2 * (weighted ? js.weights[r] : 1) * value(i, r) * value(j, r)
        const product = js.moments.products[i * stride + j]
        expect(Math.abs(product - sum)).toBeLessThan(1e-9 * (1 + Math.abs(sum)))
        expect(wasm.moments.products[i * stride + j]).toBe(product)
      }
  },
)
