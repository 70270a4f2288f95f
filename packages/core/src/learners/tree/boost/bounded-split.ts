import { MISSING_BIN } from '../../../kernels/kernels.ts'
import type { CandidateSplit } from './candidate-split.ts'
import { readBin } from './histogram-reader.ts'
import type { LeafContext } from './leaf-context.ts'
import { leafOutput, scoreOfOutput } from './leaf-output.ts'

/** The best threshold of one numeric feature where monotone constraints bound the outputs: slower, and only then. */
export function bestBoundedSplit(leaf: LeafContext, feature: number, scoreToBeat: number): CandidateSplit | null {
  const { params, dataset, arrays, quantised } = leaf
  const { binCount } = dataset.features[feature]
  const at = leaf.histogramAt + feature * 256
  const missing = new Float64Array(2)
  const sums = new Float64Array(2)
  readBin(arrays, quantised, at + MISSING_BIN, missing)
  const hasMissing = missing[0] !== 0 || missing[1] !== 0
  const direction = params.monotone?.[feature] ?? 0
  let best: CandidateSplit | null = null
  for (let pass = 0; pass < (hasMissing ? 2 : 1); pass++) {
    let g = pass === 0 ? 0 : missing[0]
    let h = pass === 0 ? 0 : missing[1]
    const last = hasMissing && pass === 0 ? binCount : binCount - 1
    for (let bin = 0; bin < last; bin++) {
      readBin(arrays, quantised, at + bin, sums)
      if (sums[0] === 0 && sums[1] === 0) continue
      g += sums[0]
      h += sums[1]
      if (h < leaf.minHessian) continue
      if (leaf.sumH - h < leaf.minHessian) break
      const left = boundedOutput(leaf, g, h)
      const right = boundedOutput(leaf, leaf.sumG - g, leaf.sumH - h)
      if (direction * (right - left) < 0) continue
      const score =
        scoreOfOutput(g, h, params.lambdaL1, params.lambdaL2, left) +
        scoreOfOutput(leaf.sumG - g, leaf.sumH - h, params.lambdaL1, params.lambdaL2, right)
      if (score > (best?.gain ?? scoreToBeat))
        best = {
          gain: score,
          feature,
          bin,
          missingLeft: pass === 1,
          leftG: g,
          leftH: h,
          set: null,
          sawMissing: hasMissing,
        }
    }
  }
  return best
}

/** The output of a side, kept between the bounds of its leaf. */
export function boundedOutput(leaf: Pick<LeafContext, 'params' | 'lower' | 'upper'>, g: number, h: number): number {
  const { lambdaL1, lambdaL2, maxDeltaStep } = leaf.params
  return Math.min(Math.max(leafOutput(g, h, lambdaL1, lambdaL2, maxDeltaStep), leaf.lower), leaf.upper)
}
