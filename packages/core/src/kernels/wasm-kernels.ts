import type { ForestTree, Kernels } from './kernels.ts'
import { type OpenWasm, openWasm } from './open-wasm.ts'
import { treeKernels } from './wasm/tree-kernels.ts'

/** What tree-kernels.as exports: arrays are byte offsets, counts are whole numbers. */
interface Exports {
  histogram(
    quads: number,
    stride: number,
    groups: number,
    groupCount: number,
    rows: number,
    count: number,
    values: number,
    sums: number,
  ): void
  histogramOfAll(
    quads: number,
    stride: number,
    groups: number,
    groupCount: number,
    count: number,
    values: number,
    sums: number,
  ): void
  subtract(at: number, minus: number, length: number): void
  gather(values: number, rows: number, count: number, into: number): void
  partition(quads: number, shift: number, table: number, rows: number, count: number, scratch: number): number
  addToScores(scores: number, rows: number, count: number, value: number): void
  leafSums(
    gradients: number,
    hessians: number,
    rows: number,
    count: number,
    gScale: number,
    hScale: number,
    out: number,
  ): void
  squaredGradients(
    scores: number,
    labels: number,
    weights: number,
    weighted: number,
    count: number,
    gradients: number,
    hessians: number,
    out: number,
  ): void
  logisticGradients(
    scores: number,
    labels: number,
    weights: number,
    weighted: number,
    count: number,
    gradients: number,
    hessians: number,
    out: number,
  ): void
  pack(
    gradients: number,
    hessians: number,
    count: number,
    gScale: number,
    hScale: number,
    power: number,
    into: number,
    out: number,
  ): void
  quantise(values: number, count: number, scale: number, into: number, out: number): void
  bestSplit(
    histogram: number,
    plane: number,
    features: number,
    featureCount: number,
    usable: number,
    settings: number,
    out: number,
  ): void
  setForestData(
    bins: number,
    stride: number,
    featureCount: number,
    categorical: number,
    slots: number,
    classes: number,
    rows: number,
    weight: number,
    value: number,
    scratchRows: number,
    scratchWeight: number,
    scratchValue: number,
  ): void
  setForestSpace(
    counts: number,
    keys: number,
    cells: number,
    order: number,
    stack: number,
    feature: number,
    bin: number,
    left: number,
    missing: number,
    sums: number,
    sets: number,
  ): void
  leavesOutOfBag(
    bins: number,
    stride: number,
    categorical: number,
    feature: number,
    bin: number,
    left: number,
    missing: number,
    sets: number,
    draws: number,
    count: number,
    leaves: number,
  ): void
  growForestTree(
    rowCount: number,
    featuresPerNode: number,
    minLeafWeight: number,
    minSplitRows: number,
    maxDepth: number,
    maxNodes: number,
    randomThresholds: number,
    tolerance: number,
    seed: number,
  ): number
}

/** The kernels in WebAssembly over a memory of a fixed size; null where they cannot be had. */
export async function wasmKernels(bytes: number): Promise<Kernels | null> {
  const opened = await openWasm<Exports>(treeKernels, bytes)
  return opened === null ? null : kernelsOf(opened)
}

function kernelsOf({ arena, exports: wasm }: OpenWasm<Exports>): Kernels {
  const f8 = (array: Float64Array, at: number): number => array.byteOffset + at * 8
  const i4 = (array: Int32Array, at: number): number => array.byteOffset + at * 4
  return {
    name: 'wasm',
    arena,
    histogram: (quads, stride, groups, rows, begin, count, values, sums, at) =>
      wasm.histogram(
        quads.byteOffset,
        stride,
        groups.byteOffset,
        groups.length,
        i4(rows, begin),
        count,
        values.byteOffset,
        f8(sums, at),
      ),
    histogramOfAll: (quads, stride, groups, count, values, sums, at) =>
      wasm.histogramOfAll(
        quads.byteOffset,
        stride,
        groups.byteOffset,
        groups.length,
        count,
        values.byteOffset,
        f8(sums, at),
      ),
    subtract: (sums, at, minus, length) => wasm.subtract(f8(sums, at), f8(sums, minus), length),
    gather: (values, rows, begin, count, into) =>
      wasm.gather(values.byteOffset, i4(rows, begin), count, into.byteOffset),
    partition: (quads, groupStart, shift, table, rows, begin, count, scratch) =>
      wasm.partition(i4(quads, groupStart), shift, table.byteOffset, i4(rows, begin), count, scratch.byteOffset),
    addToScores: (scores, at, rows, begin, count, value) =>
      wasm.addToScores(f8(scores, at), i4(rows, begin), count, value),
    leafSums: (gradients, hessians, rows, begin, count, gScale, hScale, out) =>
      wasm.leafSums(gradients.byteOffset, hessians.byteOffset, i4(rows, begin), count, gScale, hScale, out.byteOffset),
    squaredGradients: (scores, at, labels, weights, count, gradients, hessians, out) =>
      wasm.squaredGradients(
        f8(scores, at),
        labels.byteOffset,
        weights.byteOffset,
        weights.length,
        count,
        gradients.byteOffset,
        hessians.byteOffset,
        out.byteOffset,
      ),
    logisticGradients: (scores, at, labels, weights, count, gradients, hessians, out) =>
      wasm.logisticGradients(
        f8(scores, at),
        labels.byteOffset,
        weights.byteOffset,
        weights.length,
        count,
        gradients.byteOffset,
        hessians.byteOffset,
        out.byteOffset,
      ),
    pack: (gradients, hessians, count, gScale, hScale, power, into, out) =>
      wasm.pack(
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
      wasm.quantise(values.byteOffset, count, scale, into.byteOffset, out.byteOffset),
    bestSplit: (histogram, at, plane, features, usable, usableAt, settings, out) =>
      wasm.bestSplit(
        f8(histogram, at),
        plane,
        features.byteOffset,
        features.length,
        usable.byteOffset + usableAt,
        settings.byteOffset,
        out.byteOffset,
      ),
    growForestTree: (tree) => growForestTree(wasm, tree),
    leavesOutOfBag: ({ bins, stride, categorical, nodes }, draws, leaves) =>
      wasm.leavesOutOfBag(
        bins.byteOffset,
        stride,
        categorical.byteOffset,
        nodes.feature.byteOffset,
        nodes.bin.byteOffset,
        nodes.left.byteOffset,
        nodes.missingLeft.byteOffset,
        nodes.sets.byteOffset,
        draws.byteOffset,
        draws.length,
        leaves.byteOffset,
      ),
  }
}

function growForestTree(wasm: Exports, tree: ForestTree): number {
  const { nodes } = tree
  wasm.setForestData(
    tree.bins.byteOffset,
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
  )
  wasm.setForestSpace(
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
  )
  return wasm.growForestTree(
    tree.rowCount,
    tree.featuresPerNode,
    tree.minLeafWeight,
    tree.minSplitRows,
    tree.maxDepth,
    tree.maxNodes,
    tree.randomThresholds ? 1 : 0,
    tree.tolerance,
    tree.seed,
  )
}
