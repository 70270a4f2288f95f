import { CONTROL_BYTES, type Threads } from '../workers/open-threads.ts'
import { bytesFromBase64 } from '../util/base64.ts'
import { Arena } from './arena.ts'
import { GRADIENT_BLOCK, type Kernels } from './kernels.ts'
import { sharedModule } from './shared-module.ts'
import { forestCalls, type TreeExport, type TreeExports, wasmKernelsOver } from './wasm-kernels.ts'
import { treeKernels } from './wasm/tree-kernels.ts'

const PAGE_BYTES = 65_536
/** Below so many rows for each thread, asking costs more than it brings. */
const LEAST_ROWS = 2048
const FIRST_FREE_BYTE = 1024

let compiled: WebAssembly.Module | undefined

/** The WebAssembly kernels with the rows of each call shared among threads; null where the engine cannot share that much memory. */
export async function threadedKernels(threads: Threads, bytes: number): Promise<Kernels | null> {
  const begin = FIRST_FREE_BYTE + threads.size * CONTROL_BYTES
  const pages = Math.ceil((bytes + begin) / PAGE_BYTES) + 1
  try {
    compiled ??= new WebAssembly.Module(sharedModule(bytesFromBase64(treeKernels) as Uint8Array))
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
    await threads.attach(compiled, memory, FIRST_FREE_BYTE)
    return kernelsOf(threads, exports as unknown as TreeExports, new Arena(memory.buffer, begin))
  } catch {
    threads.release()
    return null
  }
}

function kernelsOf(threads: Threads, wasm: TreeExports, arena: Arena): Kernels {
  const single = wasmKernelsOver({ arena, exports: wasm })
  const parts = threads.size + 1
  const shared = (name: TreeExport, callOf: (part: number) => readonly number[] | null): readonly number[] => {
    const calls = Array.from({ length: parts }, (_, part) => callOf(part))
    for (let part = 1; part < parts; part++) {
      const call = calls[part]
      if (call) threads.start(part - 1, name, call)
    }
    const own = calls[0]
    const results = [own ? wasm[name](...own) : 0]
    for (let part = 1; part < parts; part++) results.push(calls[part] ? threads.finish(part - 1) : 0)
    return results
  }
  const isSmall = (count: number): boolean => count < LEAST_ROWS * parts
  /** Rows of a part, in whole blocks. */
  const rangeOf = (part: number, count: number, block: number): readonly [number, number] => {
    const blocks = Math.ceil(count / block)
    const from = Math.floor((part * blocks) / parts) * block
    return [from, Math.min(Math.floor(((part + 1) * blocks) / parts) * block, count)]
  }

  let apart: Float64Array | null = null
  /** Histograms of the other threads, side by side. */
  const apartOf = (length: number): Float64Array => (apart ??= arena.float64(length * threads.size))
  const addApart = (sums: Float64Array, at: number, from: Float64Array, length: number): void => {
    for (let part = 1; part < parts; part++)
      wasm.add(sums.byteOffset + at * 8, from.byteOffset + (part - 1) * length * 8, length)
  }

  const gradientKernel =
    (name: 'squaredGradients' | 'logisticGradients'): Kernels['squaredGradients'] =>
    (scores, at, labels, weights, count, gradients, hessians, blocks) =>
      void shared(name, (part) => {
        const [from, to] = rangeOf(part, count, GRADIENT_BLOCK)
        if (to <= from) return null
        return [
          scores.byteOffset + (at + from) * 8,
          labels.byteOffset + from * 8,
          weights.byteOffset + from * 8,
          weights.length,
          to - from,
          gradients.byteOffset + from * 8,
          hessians.byteOffset + from * 8,
          blocks.byteOffset + (from / GRADIENT_BLOCK) * 24,
        ]
      })
  const sumsOfParts = arena.float64(2 * parts)
  const addSumsInto = (out: Float64Array, count: number): void => {
    for (let s = 0; s < count; s++) {
      out[s] = 0
      for (let part = 0; part < parts; part++) out[s] += sumsOfParts[2 * part + s]
    }
  }

  return {
    ...single,
    threads: parts,
    histogram: (quads, stride, groups, rows, begin, count, values, gathered, sums, at) => {
      if (isSmall(count)) return single.histogram(quads, stride, groups, rows, begin, count, values, gathered, sums, at)
      const length = groups.length * 1024
      const from = apartOf(length)
      const callOf = (part: number): readonly number[] => {
        const [first, last] = rangeOf(part, count, 1)
        return [
          quads.byteOffset,
          stride,
          groups.byteOffset,
          groups.length,
          rows.byteOffset + (begin + first) * 4,
          last - first,
          values.byteOffset,
          gathered.byteOffset + first * 8,
          part === 0 ? sums.byteOffset + at * 8 : from.byteOffset + (part - 1) * length * 8,
        ]
      }
      for (let part = 1; part < parts; part++) threads.start(part - 1, 'histogramApart', callOf(part))
      wasm.histogram(...callOf(0))
      for (let part = 1; part < parts; part++) threads.finish(part - 1)
      addApart(sums, at, from, length)
    },
    histogramOfAll: (quads, stride, groups, count, values, sums, at) => {
      if (isSmall(count)) return single.histogramOfAll(quads, stride, groups, count, values, sums, at)
      const length = groups.length * 1024
      const from = apartOf(length)
      const callOf = (part: number): readonly number[] => {
        const [first, last] = rangeOf(part, count, 1)
        return [
          quads.byteOffset + first * 4,
          stride,
          groups.byteOffset,
          groups.length,
          last - first,
          values.byteOffset + first * 8,
          part === 0 ? sums.byteOffset + at * 8 : from.byteOffset + (part - 1) * length * 8,
        ]
      }
      for (let part = 1; part < parts; part++) threads.start(part - 1, 'histogramOfAllApart', callOf(part))
      wasm.histogramOfAll(...callOf(0))
      for (let part = 1; part < parts; part++) threads.finish(part - 1)
      addApart(sums, at, from, length)
    },
    partition: (quads, groupStart, shift, table, rows, begin, count, scratch) => {
      if (isSmall(count)) return single.partition(quads, groupStart, shift, table, rows, begin, count, scratch)
      const lefts = shared('partition', (part) => {
        const [first, last] = rangeOf(part, count, 1)
        return [
          quads.byteOffset + groupStart * 4,
          shift,
          table.byteOffset,
          rows.byteOffset + (begin + first) * 4,
          last - first,
          scratch.byteOffset + first * 4,
        ]
      })
      return joinParts(rows, begin, lefts, (part) => rangeOf(part, count, 1), scratch)
    },
    addToScores: (scores, at, rows, leaves, leafCount, values) =>
      void shared('addToScores', (part) => {
        const [first, last] = leavesOf(part, parts, leaves, leafCount)
        if (last <= first) return null
        return [
          scores.byteOffset + at * 8,
          rows.byteOffset,
          leaves.byteOffset + first * 8,
          last - first,
          values.byteOffset + first * 8,
        ]
      }),
    leafSums: (gradients, hessians, rows, leaves, leafCount, gScale, hScale, sums) =>
      void shared('leafSums', (part) => {
        const [first, last] = leavesOf(part, parts, leaves, leafCount)
        if (last <= first) return null
        return [
          gradients.byteOffset,
          hessians.byteOffset,
          rows.byteOffset,
          leaves.byteOffset + first * 8,
          last - first,
          gScale,
          hScale,
          sums.byteOffset + first * 16,
        ]
      }),
    addLeafValues: (bins, width, count, nodes, values, sums, scores, at) => {
      if (isSmall(count)) return single.addLeafValues(bins, width, count, nodes, values, sums, scores, at)
      shared('addLeafValues', (part) => {
        const [from, to] = rangeOf(part, count, 1)
        return [
          bins.byteOffset + from * width,
          width,
          to - from,
          nodes.byteOffset,
          values.byteOffset,
          sums.byteOffset + (at + from) * 8,
          scores.byteOffset + (at + from) * 8,
        ]
      })
    },
    squaredGradients: gradientKernel('squaredGradients'),
    logisticGradients: gradientKernel('logisticGradients'),
    pack: (gradients, hessians, count, gScale, hScale, power, into, out) => {
      sumsOfParts.fill(0)
      shared('pack', (part) => {
        const [from, to] = rangeOf(part, count, GRADIENT_BLOCK)
        if (to <= from) return null
        return [
          gradients.byteOffset + from * 8,
          hessians.byteOffset + from * 8,
          to - from,
          gScale,
          hScale,
          power,
          into.byteOffset + from * 8,
          sumsOfParts.byteOffset + part * 16,
        ]
      })
      addSumsInto(out, 2)
    },
    quantise: (values, count, scale, into, out) => {
      sumsOfParts.fill(0)
      shared('quantise', (part) => {
        const [from, to] = rangeOf(part, count, GRADIENT_BLOCK)
        if (to <= from) return null
        return [
          values.byteOffset + from * 8,
          to - from,
          scale,
          into.byteOffset + from * 8,
          sumsOfParts.byteOffset + part * 16,
        ]
      })
      addSumsInto(out, 1)
    },
    growForestTrees: (trees) => {
      const calls = trees.map(forestCalls)
      const counts = trees.map(() => 0)
      for (let step = 0; step < (calls[0]?.length ?? 0); step++) {
        const name = calls[0][step][0]
        const results = shared(name, (part) => calls[part]?.[step][1] ?? null)
        if (name === 'growForestTree') counts.forEach((_, k) => (counts[k] = results[k]))
      }
      return counts
    },
    close: () => threads.release(),
  }
}

/** Leaves of a part: about as many rows as those of the others. */
function leavesOf(part: number, parts: number, leaves: Int32Array, count: number): readonly [number, number] {
  let total = 0
  for (let leaf = 0; leaf < count; leaf++) total += leaves[2 * leaf + 1]
  if (total < LEAST_ROWS * parts) return part === 0 ? [0, count] : [0, 0]
  let first = -1
  let last = 0
  for (let leaf = 0, before = 0; leaf < count; before += leaves[2 * leaf + 1], leaf++) {
    if (Math.min(Math.floor((before * parts) / total), parts - 1) !== part) continue
    if (first < 0) first = leaf
    last = leaf + 1
  }
  return first < 0 ? [0, 0] : [first, last]
}

/** Every part has its left rows first: all left ones move to the front, both sides keep their order. */
function joinParts(
  rows: Int32Array,
  begin: number,
  lefts: readonly number[],
  rangeOf: (part: number) => readonly [number, number],
  scratch: Int32Array,
): number {
  let right = 0
  let left = 0
  lefts.forEach((count, part) => {
    const [first, last] = rangeOf(part)
    scratch.set(rows.subarray(begin + first + count, begin + last), right)
    right += last - first - count
  })
  lefts.forEach((count, part) => {
    const [first] = rangeOf(part)
    rows.copyWithin(begin + left, begin + first, begin + first + count)
    left += count
  })
  rows.set(scratch.subarray(0, right), begin + left)
  return left
}
