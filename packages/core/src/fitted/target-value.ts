import { inverseYeoJohnson, yeoJohnson } from '../transforms/yeo-johnson.ts'
import { exp } from '../util/exp.ts'
import { log } from '../util/log.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'

export type TargetTransform = FittedPipeline['targetTransform']

/** g(y): what the model is trained on. */
export function transformTarget(transform: TargetTransform, y: number): number {
  switch (transform.kind) {
    case 'identity':
      return y
    case 'log':
      return log(y + transform.shift)
    case 'yeo-johnson':
      return yeoJohnson(y, transform.lambda)
  }
}

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
