import { Arena } from './arena.ts'
import { bestSplit } from './js/best-split.ts'
import { logisticGradients, pack, quantise, squaredGradients } from './js/gradients.ts'
import { growForestTree, leavesOutOfBag } from './js/grow-forest-tree.ts'
import { histogram, histogramOfAll, subtract } from './js/histogram.ts'
import { addToScores, leafSums, partition } from './js/rows.ts'
import { addLeafValues } from './js/walk.ts'
import type { Kernels } from './kernels.ts'

/** The kernels that are always there. */
export function jsKernels(bytes: number): Kernels {
  return {
    name: 'js',
    threads: 1,
    arena: new Arena(new ArrayBuffer(bytes)),
    histogram,
    histogramOfAll,
    subtract,
    partition,
    addToScores,
    leafSums,
    addLeafValues,
    bestSplit,
    squaredGradients,
    logisticGradients,
    pack,
    quantise,
    growForestTrees: (trees) =>
      trees.map((tree) => {
        const nodes = growForestTree(tree)
        if (tree.outOfBag) leavesOutOfBag(tree)
        return nodes
      }),
    close: () => undefined,
  }
}
