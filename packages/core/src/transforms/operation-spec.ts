import type { OperationName, OperationOf } from './operation.ts'

/** How one value is mapped: exactly one of the three, by the kind that it writes. NaN is a missing number, null a missing text. */
export interface CellMap<V> {
  readonly toNumber?: (value: V) => number
  readonly toText?: (value: V) => string | null
  /** One number for each of several columns `to#0`, `to#1` …; the array is read before the next call and may be reused. */
  readonly toNumbers?: { readonly width: number; readonly value: (value: V) => Float64Array }
}

/** How a value and the value of the column `by` in the same row are mapped. */
export interface PairMap {
  readonly numberByNumber?: (value: number, by: number) => number
  readonly numberByText?: (value: number, by: string | null) => number
  readonly textByText?: (value: string | null, by: string | null) => string | null
}

/** An operation with its options bound: what it does to a number column, to a text column, to a pair, or to the set of names. A kind that it does not take is absent. */
export interface BoundOperation {
  readonly number?: CellMap<number>
  readonly text?: CellMap<string | null>
  readonly pair?: PairMap
  readonly select?: (names: readonly string[]) => readonly string[]
}

/** One member of the closed set: a pure function of single values. The column form, the row form and the exporters all follow from it. */
export interface OperationSpec<N extends OperationName> {
  readonly bind: (operation: OperationOf<N>) => BoundOperation
}
