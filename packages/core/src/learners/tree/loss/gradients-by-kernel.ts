import type { Kernels } from '../../../kernels/kernels.ts'
import type { BoostArrays } from '../boost/boost-arrays.ts'

/** Gradients by a kernel; the sums of its blocks are added in their order, whoever made them. */
export function gradientsByKernel(arrays: BoostArrays, kernel: Kernels['squaredGradients']): void {
  const { scores, labels, weights, rowCount, gradients, hessians, blocks, out } = arrays
  kernel(scores, 0, labels, weights, rowCount, gradients, hessians, blocks)
  out.fill(0)
  for (let at = 0; at < blocks.length; at++) out[at % 3] += blocks[at]
}
