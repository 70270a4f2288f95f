import type { ColumnKind } from './kind-tree.ts'

/**
 * Many trees that vote on what a column is: larger and better than SimpleCleanModel, and loaded only by those who ask for it.
 * Plain JSON. A tree is written node by node, the left branch first: a test is the number of its feature and of its bound in `bounds`,
 * a leaf is 128 and the number of its kind; trees follow one another in `nodes`, in base64.
 */
export interface KindForest {
  readonly version: 1
  readonly trainedOn: { readonly columns: number; readonly sources: number }
  /** On columns of source files that the fold's forest had not seen. */
  readonly unseenSources: { readonly accuracy: number; readonly macroF1: number }
  readonly kinds: readonly ColumnKind[]
  /** Names among `kindFeatures`. */
  readonly features: readonly string[]
  /** Of each feature, ascending, to be read as 32-bit floats; ≤ goes left. */
  readonly bounds: readonly (readonly number[])[]
  readonly trees: number
  readonly nodes: string
}
