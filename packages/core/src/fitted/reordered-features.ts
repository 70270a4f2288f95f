import type { ColumnSet } from '../transforms/column-data.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'
import { featuresOf } from './predict-guarded.ts'
import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import { columnsRead, columnsWritten } from '../transforms/dependencies.ts'

/** The features of some rows, and the same with one input column in another order of the rows. */
export interface ReorderedFeatures {
  readonly matrix: FeatureMatrix
  /** `order[i]` is the row whose cell stands in row i; features that do not depend on the column are the same arrays. */
  readonly reordered: (column: string, order: Int32Array) => FeatureMatrix
}

/**
 * Operations work row by row: features made of one column alone are reordered as they are; cleaning and encoding run again only where a
 * feature is made of several columns.
 */
export function reorderedFeatures(pipeline: FittedPipeline, set: ColumnSet): ReorderedFeatures {
  const matrix = featuresOf(pipeline, set)
  const sources = sourcesOf(pipeline)
  return {
    matrix,
    reordered(column, order) {
      const touched = sources.map((from) => from.has(column))
      if (!touched.includes(true)) return matrix
      const isMixed = sources.some((from, f) => touched[f] && from.size > 1)
      const again = isMixed ? featuresOf(pipeline, withReordered(set, column, order)).columns : null
      return {
        ...matrix,
        columns: matrix.columns.map((values, f) =>
          !touched[f] ? values : again === null ? take(values, order) : again[f],
        ),
      }
    },
  }
}

/** For each feature the input columns that it is made of. */
function sourcesOf({ inputs, operations, features }: FittedPipeline): readonly ReadonlySet<string>[] {
  const sources = new Map<string, ReadonlySet<string>>(inputs.map(({ name }) => [name, new Set([name])]))
  for (const operation of operations) {
    const from = new Set(columnsRead(operation).flatMap((name) => [...(sources.get(name) ?? [])]))
    for (const name of columnsWritten(operation)) sources.set(name, from)
  }
  return features.map(({ name }) => sources.get(name) ?? new Set())
}

function withReordered({ rowCount, columns }: ColumnSet, name: string, order: Int32Array): ColumnSet {
  const column = columns.get(name)!
  const reordered =
    column.kind === 'number'
      ? { ...column, values: take(column.values, order) }
      : { ...column, codes: order.map((row) => column.codes[row]) }
  return { rowCount, columns: new Map(columns).set(name, reordered) }
}

function take(values: Float64Array, order: Int32Array): Float64Array {
  return Float64Array.from(order, (row) => values[row])
}
