import { inverseYeoJohnson } from '../transforms/yeo-johnson.ts'
import { exp } from '../util/exp.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'

export type TargetTransform = FittedPipeline['targetTransform']

/**
 * The prediction in the unit of the target. `smearing` corrects the bias of taking back a mean
 * (N. Duan, "Smearing estimate", JASA 78, 1983): a factor on e^z for the logarithm, on the value for Yeo–Johnson.
 */
export function targetValue(transform: TargetTransform, z: number): number {
  switch (transform.kind) {
    case 'identity':
      return z
    case 'log':
      return exp(z) * transform.smearing - transform.shift
    case 'yeo-johnson':
      return inverseYeoJohnson(z, transform.lambda) * transform.smearing
  }
}
