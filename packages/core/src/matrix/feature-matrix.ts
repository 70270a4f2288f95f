/** One column of numbers that a learner sees. */
export interface Feature {
  readonly name: string
  /** A categorical's values are the integers 0 … levels − 1. */
  readonly kind: 'numeric' | 'categorical'
  readonly levels?: number
  /** The dataset column that it was made of. */
  readonly source: string
}

/** Column-major numbers; NaN is missing (numeric and categorical alike). Never mutated: caches hang on its identity. */
export interface FeatureMatrix {
  readonly rowCount: number
  readonly features: readonly Feature[]
  readonly columns: readonly Float64Array[]
}

/** Targets: the value (regression) or the class index 0 … K − 1; binary: 1 is the positive class. Never NaN. */
export type Target = Float64Array
