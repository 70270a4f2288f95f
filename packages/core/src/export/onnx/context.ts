import type { Arithmetic } from './arithmetic.ts'
import type { Graph, Value } from './graph.ts'

/** The response as one vector for each class (two for binary), or a single one for regression. */
export type Response = readonly Value[]

export interface OnnxContext {
  readonly graph: Graph
  readonly a: Arithmetic
  /** The feature matrix, N × F doubles. */
  readonly x: Value
  readonly featureCount: number
}
