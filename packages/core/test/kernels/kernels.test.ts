import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { arenaBytes } from '../../src/kernels/arena.ts'
import { jsKernels } from '../../src/kernels/js-kernels.ts'
import { BINS, type Kernels, NODE_WORDS } from '../../src/kernels/kernels.ts'
import { wasmKernels } from '../../src/kernels/wasm-kernels.ts'
import { compileKernels, kernelSources } from '../../scripts/compile-kernels.js'
import { randomFrom } from '../../src/util/random.ts'

const n = 1000
const d = 7
const groups = 2
const bytes = arenaBytes({
  float64: [groups * 4 * BINS, n, n, n, n, n, 16, 8],
  int32: [groups * n, n, n, d, 8],
  uint8: [groups, d, BINS],
})

async function openBoth(): Promise<readonly [string, Kernels][]> {
  const wasm = await wasmKernels(bytes)
  if (wasm === null) throw new Error('this engine must have WebAssembly')
  return [
    ['js', jsKernels(bytes)],
    ['wasm', wasm],
  ]
}

function fill(kernels: Kernels) {
  const { arena } = kernels
  const random = randomFrom(5, 'kernels')
  const space = {
    histogram: arena.float64(groups * 4 * BINS),
    a: arena.float64(n),
    b: arena.float64(n),
    c: arena.float64(n),
    e: arena.float64(n),
    f: arena.float64(n),
    settings: arena.float64(16),
    out: arena.float64(8),
    quads: arena.int32(groups * n),
    rows: arena.int32(n),
    scratch: arena.int32(n),
    features: arena.int32(d),
    leaves: arena.int32(8),
    groups: arena.uint8(groups),
    usable: arena.uint8(d),
    table: arena.uint8(BINS),
  }
  const bins = Array.from({ length: d }, (_, j) =>
    Array.from({ length: n }, () => (random.next() < 0.1 ? 255 : random.integer(j < 3 ? 4 : 40))),
  )
  bins.forEach((column, j) => column.forEach((bin, i) => (space.quads[(j >> 2) * n + i] |= bin << ((j & 3) * 8))))
  for (let i = 0; i < n; i++) {
    space.a[i] = Math.floor(random.normal() * 1000)
    space.rows[i] = i
  }
  space.groups.set([4, 3])
  return { ...space, bins }
}

describe.each(await openBoth())('%s kernels', (_, kernels) => {
  const space = fill(kernels)

  it.each([
    [4, 3],
    [4, 2],
    [1, 0],
  ])('histogram equals its naive twin, over all rows and over some, on %i and %i features', (...features) => {
    const { histogram, quads, a, rows, bins, b } = space
    const naive = (chosen: number[]): Float64Array => {
      const sums = new Float64Array(groups * 4 * BINS)
      bins.forEach((column, j) => {
        if ((j & 3) < features[j >> 2]) chosen.forEach((i) => (sums[j * BINS + column[i]] += a[i]))
      })
      return sums
    }
    space.groups.set(features)
    histogram.fill(0)
    kernels.histogramOfAll(quads, n, space.groups, n, a, histogram, 0)
    expect(histogram).toEqual(naive(Array.from({ length: n }, (_row, i) => i)))
    histogram.fill(0)
    kernels.histogram(quads, n, space.groups, rows, 100, 300, a, b, histogram, 0)
    expect(histogram).toEqual(naive(Array.from({ length: 300 }, (_row, i) => 100 + i)))
  })

  it('subtract takes one plane from another', () => {
    space.histogram.forEach((_value, i) => (space.histogram[i] = i))
    kernels.subtract(space.histogram, 10, 4, 4)
    expect([...space.histogram.slice(9, 15)]).toEqual([9, 10 - 4, 11 - 5, 12 - 6, 13 - 7, 14])
  })

  it('partition is stable on both sides', () => {
    const { quads, table, rows, scratch, bins } = space
    rows.forEach((_row, i) => (rows[i] = i))
    table.fill(0)
    for (const bin of [0, 2, 255]) table[bin] = 1
    const left = kernels.partition(quads, n, 8, table, rows, 50, 900, scratch) // feature 5
    const inside = Array.from({ length: 900 }, (_row, i) => 50 + i)
    const goes = (i: number): boolean => [0, 2, 255].includes(bins[5][i])
    expect([...rows.slice(50, 950)]).toEqual([...inside.filter(goes), ...inside.filter((i) => !goes(i))])
    expect(left).toBe(inside.filter(goes).length)
  })

  it('addToScores and leafSums touch the rows of each leaf', () => {
    const { rows, b, c, e, out, leaves, settings } = space
    rows.forEach((_row, i) => (rows[i] = n - 1 - i))
    b.fill(0)
    leaves.set([0, 3, 10, 20])
    settings.set([1.5, -2])
    kernels.addToScores(b, 0, rows, leaves, 2, settings)
    expect([...b.slice(n - 4)]).toEqual([0, 1.5, 1.5, 1.5])
    expect(b.reduce((sum, value) => sum + value, 0)).toBe(3 * 1.5 - 20 * 2)
    c.forEach((_value, i) => ((c[i] = i / 3), (e[i] = 1 / (i + 1))))
    kernels.leafSums(c, e, rows, leaves, 2, 1024, 4096, out)
    let g = 0
    let h = 0
    for (let k = 10; k < 30; k++) {
      g += Math.floor(c[n - 1 - k] * 1024 + 0.5)
      h += Math.floor(e[n - 1 - k] * 4096 + 0.5)
    }
    expect([...out.slice(2, 4)]).toEqual([g, h])
  })
})

it('rows walk to the same leaves on both kernels', async () => {
  const random = randomFrom(3, 'walks')
  const width = 3
  const count = 10 // not a multiple of four
  // node 0: feature 2, bins 0 … 9 and missing left; node 2: feature 0, bin 40 alone left
  const words = Int32Array.from({ length: 5 * NODE_WORDS }, (_, i) => (i % NODE_WORDS < 2 ? 0 : -1))
  words.set([2, NODE_WORDS, 1023, 0, 0, 0, 0, 0, 0, 1 << 31], 0)
  words[NODE_WORDS + 1] = NODE_WORDS
  words.set([0, 3 * NODE_WORDS, 0, 1 << 8, 0, 0, 0, 0, 0, 0], 2 * NODE_WORDS)
  words[3 * NODE_WORDS + 1] = 3 * NODE_WORDS
  words[4 * NODE_WORDS + 1] = 4 * NODE_WORDS
  const rows = Array.from({ length: count }, () => [random.integer(2) ? 40 : 41, 7, [3, 9, 10, 255][random.integer(4)]])
  const leafOf = ([first, , third]: readonly number[]) => (third < 10 || third === 255 ? 1 : first === 40 ? 3 : 4)
  for (const [, kernels] of await openBoth()) {
    const { arena } = kernels
    const bins = arena.uint8(width * count)
    const nodes = arena.int32(words.length)
    const values = arena.float64(5)
    const sums = arena.float64(count + 2)
    const scores = arena.float64(count + 2)
    bins.set(rows.flat())
    nodes.set(words)
    values.set([0, 0.1, 0, 0.3, 0.4])
    scores.fill(1)
    kernels.addLeafValues(bins, width, count, nodes, values, sums, scores, 1)
    const expected = rows.map((row) => values[leafOf(row)])
    expect([...sums]).toEqual([0, ...expected, 0])
    expect([...scores]).toEqual([1, ...expected.map((value) => 1 + value), 1])
  }
})

describe('JavaScript and WebAssembly', async () => {
  const spaces = (await openBoth()).map(([, kernels]) => ({ kernels, space: fill(kernels) }))

  it('gradients, packing and quantising are the same bits', () => {
    const results = spaces.map(({ kernels, space }) => {
      const { a, b, c, e, f, out } = space
      const results: number[] = []
      for (let i = 0; i < n; i++) {
        a[i] = (i - 500) * 1.7
        b[i] = i % 2
        f[i] = (i % 13) / 7
      }
      for (const weights of [new Float64Array(0), f])
        for (const gradients of [kernels.logisticGradients, kernels.squaredGradients]) {
          gradients(a, 0, b, weights, n, c, e, out)
          results.push(...c, ...e, ...out.slice(0, 3))
        }
      kernels.pack(c, e, n, 2 ** 20, 2 ** 10, 2 ** 26, f, out)
      results.push(...f, ...out.slice(0, 2))
      kernels.quantise(c, n, 2 ** 30, f, out)
      return [...results, ...f, out[0]]
    })
    expect(results[1]).toEqual(results[0])
  })

  it.each([0, 512 * groups])('bestSplit finds the same split, plane %i', (plane) => {
    const found = spaces.map(({ kernels, space }) => {
      const { histogram, features, usable, settings, out } = space
      const random = randomFrom(9, 'split')
      features.forEach((_feature, j) => (features[j] = 40 | (1 << 17) | (j % 2 === 0 ? 1 << 16 : 0)))
      usable.fill(1)
      histogram.fill(0)
      for (let j = 0; j < (plane > 0 ? 4 : d); j++)
        for (const bin of [...Array.from({ length: 40 }, (_bin, at) => at), 255]) {
          const g = random.integer(2001) - 1000
          const h = random.integer(50)
          histogram[j * 256 + bin] = plane > 0 ? g : g * 2 ** 20 + h
          if (plane > 0) histogram[j * 256 + bin + plane] = h
        }
      settings.set([300, 1000, 1, 1, plane > 0 ? 1 : 2 ** 20, 0.5, 1, 3, -Infinity])
      if (plane > 0) for (let j = 4; j < d; j++) features[j] = 0
      kernels.bestSplit(histogram, 0, plane, features, usable, 0, settings, out)
      return [...out.slice(0, 6), ...usable]
    })
    expect(found[1]).toEqual(found[0])
    expect(found[0][1]).toBeGreaterThanOrEqual(0)
  })
})

it.each(kernelSources)('the embedded WebAssembly is the compiled source: $name', async (kernels) => {
  expect(readFileSync(kernels.target, 'utf8')).toBe(await compileKernels(kernels))
})
