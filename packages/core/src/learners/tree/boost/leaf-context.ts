import type { BinnedDataset } from '../binned-dataset.ts'
import type { BoostArrays } from './boost-arrays.ts'
import type { GrowParams } from './grow-params.ts'
import type { QuantisedGradients } from './quantise-gradients.ts'

/** A leaf whose split is sought. */
export interface LeafContext {
  readonly arrays: BoostArrays
  readonly dataset: BinnedDataset
  readonly quantised: QuantisedGradients
  readonly params: GrowParams
  readonly histogramAt: number
  readonly sumG: number
  readonly sumH: number
  /** The least hessian of a side: from the least hessian and the least rows. */
  readonly minHessian: number
  /** Rows are estimated from the hessian, as LightGBM does. */
  readonly hessianOfRows: (rows: number) => number
  /** Outputs that monotone splits above allow. */
  readonly lower: number
  readonly upper: number
}
