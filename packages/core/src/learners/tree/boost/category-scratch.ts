import { BINS } from '../../../kernels/kernels.ts'

/** The categories of one feature that a leaf has, while its best subset is sought: bin, sums and mean of each, and their order. */
export interface CategoryScratch {
  readonly bins: Int32Array
  readonly g: Float64Array
  readonly h: Float64Array
  /** g / (h + smooth): what categories are ordered by. */
  readonly means: Float64Array
  readonly order: Int32Array
}

export function categoryScratch(): CategoryScratch {
  return {
    bins: new Int32Array(BINS),
    g: new Float64Array(BINS),
    h: new Float64Array(BINS),
    means: new Float64Array(BINS),
    order: new Int32Array(BINS),
  }
}
