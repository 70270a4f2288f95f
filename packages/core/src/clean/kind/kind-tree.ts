/** SimpleCleanModel as it ships: one small tree that a person can read. Plain JSON. */
export interface KindTree {
  readonly version: 1
  readonly trainedOn: { readonly columns: number; readonly sources: number }
  /** On columns of source files that the fold's tree had not seen. */
  readonly unseenSources: { readonly accuracy: number; readonly macroF1: number }
  readonly kinds: readonly ColumnKind[]
  /** Names among `kindFeatures`. */
  readonly features: readonly string[]
  /** Inner node: feature, threshold (≤ goes left), left, right. Leaf: thousandths of each kind, as many as there are kinds. */
  readonly nodes: readonly (readonly number[])[]
}

/** What a column is to a model, in the nine kinds of the labelled columns. */
export type ColumnKind =
  | 'numeric'
  | 'categorical'
  | 'datetime'
  | 'sentence'
  | 'url'
  | 'embedded-number'
  | 'list'
  | 'not-generalizable'
  | 'context-specific'
