import type { ForestTree, Kernels } from './kernels.ts'
import { type OpenWasm, openWasm } from './open-wasm.ts'
import { treeKernels } from './wasm/tree-kernels.ts'

/** What tree-kernels.as exports: arrays are byte offsets, counts are whole numbers, flags 0 or 1. */
export type TreeExport =
  | 'histogram'
  | 'histogramApart'
  | 'histogramOfAll'
  | 'histogramOfAllApart'
  | 'add'
  | 'subtract'
  | 'partition'
  | 'addToScores'
  | 'leafSums'
  | 'addLeafValues'
  | 'squaredGradients'
  | 'logisticGradients'
  | 'pack'
  | 'quantise'
  | 'bestSplit'
  | 'setForestData'
  | 'setForestSpace'
  | 'growForestTree'
  | 'leavesOutOfBag'
export type TreeExports = Readonly<Record<TreeExport, (...values: number[]) => number>>

/** The kernels in WebAssembly over a memory of a fixed size; null where they cannot be had. */
export function wasmKernels(bytes: number): Kernels | null {
  const opened = openWasm<TreeExports>(treeKernels, bytes)
  return opened === null ? null : wasmKernelsOver(opened)
}

export function wasmKernelsOver({ arena, exports: wasm }: OpenWasm<TreeExports>): Kernels {
  const f8 = (array: Float64Array, at: number): number => array.byteOffset + at * 8
  const i4 = (array: Int32Array, at: number): number => array.byteOffset + at * 4
  const gradientKernel =
    (name: 'squaredGradients' | 'logisticGradients'): Kernels['squaredGradients'] =>
    (scores, at, labels, weights, count, gradients, hessians, blocks) =>
      void wasm[name](
        f8(scores, at),
        labels.byteOffset,
        weights.byteOffset,
        weights.length,
        count,
        gradients.byteOffset,
        hessians.byteOffset,
        blocks.byteOffset,
      )
  return {
    name: 'wasm',
    threads: 1,
    arena,
    histogram: (quads, stride, groups, rows, begin, count, values, gathered, sums, at) =>
      void wasm.histogram(
        quads.byteOffset,
        stride,
        groups.byteOffset,
        groups.length,
        i4(rows, begin),
        count,
        values.byteOffset,
        gathered.byteOffset,
        f8(sums, at),
      ),
    histogramOfAll: (quads, stride, groups, count, values, sums, at) =>
      void wasm.histogramOfAll(
        quads.byteOffset,
        stride,
        groups.byteOffset,
        groups.length,
        count,
        values.byteOffset,
        f8(sums, at),
      ),
    subtract: (sums, at, minus, length) => void wasm.subtract(f8(sums, at), f8(sums, minus), length),
    partition: (quads, groupStart, shift, table, rows, begin, count, scratch) =>
      wasm.partition(i4(quads, groupStart), shift, table.byteOffset, i4(rows, begin), count, scratch.byteOffset),
    addToScores: (scores, at, rows, leaves, leafCount, values) =>
      void wasm.addToScores(f8(scores, at), rows.byteOffset, leaves.byteOffset, leafCount, values.byteOffset),
    leafSums: (gradients, hessians, rows, leaves, leafCount, gScale, hScale, sums) =>
      void wasm.leafSums(
        gradients.byteOffset,
        hessians.byteOffset,
        rows.byteOffset,
        leaves.byteOffset,
        leafCount,
        gScale,
        hScale,
        sums.byteOffset,
      ),
    addLeafValues: (bins, width, count, nodes, values, sums, scores, at) =>
      void wasm.addLeafValues(
        bins.byteOffset,
        width,
        count,
        nodes.byteOffset,
        values.byteOffset,
        f8(sums, at),
        f8(scores, at),
      ),
    squaredGradients: gradientKernel('squaredGradients'),
    logisticGradients: gradientKernel('logisticGradients'),
    pack: (gradients, hessians, count, gScale, hScale, power, into, out) =>
      void wasm.pack(
        gradients.byteOffset,
        hessians.byteOffset,
        count,
        gScale,
        hScale,
        power,
        into.byteOffset,
        out.byteOffset,
      ),
    quantise: (values, count, scale, into, out) =>
      void wasm.quantise(values.byteOffset, count, scale, into.byteOffset, out.byteOffset),
    bestSplit: (histogram, at, plane, features, usable, usableAt, settings, out) =>
      void wasm.bestSplit(
        f8(histogram, at),
        plane,
        features.byteOffset,
        features.length,
        usable.byteOffset + usableAt,
        settings.byteOffset,
        out.byteOffset,
      ),
    growForestTrees: (trees) =>
      trees.map((tree) => {
        let nodes = 0
        for (const [name, values] of forestCalls(tree)) {
          const result = wasm[name](...values)
          if (name === 'growForestTree') nodes = result
        }
        return nodes
      }),
    close: () => undefined,
  }
}

/** The calls that grow a tree, in order. */
export function forestCalls(tree: ForestTree): readonly (readonly [TreeExport, readonly number[]])[] {
  const { nodes } = tree
  const calls: (readonly [TreeExport, readonly number[]])[] = [
    [
      'setForestData',
      [
        tree.bins.byteOffset,
        tree.raw.byteOffset,
        tree.raw.length > 0 ? 1 : 0,
        tree.stride,
        tree.categorical.length,
        tree.categorical.byteOffset,
        tree.slots,
        tree.classes ? 1 : 0,
        tree.rows.byteOffset,
        tree.weight.byteOffset,
        tree.value.byteOffset,
        tree.scratchRows.byteOffset,
        tree.scratchWeight.byteOffset,
        tree.scratchValue.byteOffset,
      ],
    ],
    [
      'setForestSpace',
      [
        tree.histogram.byteOffset,
        tree.keys.byteOffset,
        tree.cells.byteOffset,
        tree.order.byteOffset,
        tree.stack.byteOffset,
        nodes.feature.byteOffset,
        nodes.bin.byteOffset,
        nodes.left.byteOffset,
        nodes.missingLeft.byteOffset,
        nodes.sums.byteOffset,
        nodes.sets.byteOffset,
        nodes.threshold.byteOffset,
      ],
    ],
    [
      'growForestTree',
      [
        tree.rowCount,
        tree.featuresPerNode,
        tree.minLeafWeight,
        tree.minSplitRows,
        tree.maxDepth,
        tree.maxNodes,
        tree.randomThresholds ? 1 : 0,
        tree.tolerance,
        tree.seed,
      ],
    ],
  ]
  if (tree.outOfBag)
    calls.push([
      'leavesOutOfBag',
      [
        tree.bins.byteOffset,
        tree.raw.byteOffset,
        nodes.threshold.byteOffset,
        tree.categorical.length,
        tree.stride,
        tree.categorical.byteOffset,
        nodes.feature.byteOffset,
        nodes.bin.byteOffset,
        nodes.left.byteOffset,
        nodes.missingLeft.byteOffset,
        nodes.sets.byteOffset,
        tree.draws.byteOffset,
        tree.draws.length,
        tree.leaves.byteOffset,
      ],
    ])
  return calls
}
