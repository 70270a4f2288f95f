import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { Target } from '../matrix/feature-matrix.ts'
import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { RunOptions } from '../util/run-options.ts'
import { takeNumbers } from './labelled-prediction.ts'
import { rowWeights, withCleanTarget } from './material.ts'

/** Rows of a table whose target a pipeline knows, with their class or value. */
export interface LabelledRows {
  readonly rows: Int32Array
  readonly actual: Target
  readonly weights?: Float64Array
}

/** The truth in a table for a fitted pipeline: its target cleaned as for training, classes by their text. Rows without it are left out. */
export async function labelRows(pipeline: FittedPipeline, dataset: Dataset, run: RunOptions): Promise<LabelledRows> {
  const tidy = await withCleanTarget(dataset, pipeline.plan, pipeline.target, run)
  const column = tidy.column(pipeline.target)
  const y = pipeline.task === 'regression' ? valuesOf(column) : classesOf(column, pipeline.classes)
  const rows = Int32Array.from(y.keys()).filter((row) => y[row] === y[row])
  if (rows.length === 0) {
    const wanted =
      pipeline.task === 'regression' ? 'a number' : `one of the classes ${pipeline.classes.slice(0, 10).join(', ')}`
    throw new CsvAnalyzerError(
      'empty-target',
      `no row has ${wanted} in "${pipeline.target}", so there is nothing to compare with`,
      { target: pipeline.target },
    )
  }
  const weights = weightsOf(tidy, pipeline.recipe.weight)
  return { rows, actual: takeNumbers(y, rows), ...(weights && { weights: takeNumbers(weights, rows) }) }
}

function weightsOf(dataset: Dataset, name: unknown): Float64Array | null {
  return typeof name === 'string' && dataset.columns.some((column) => column.name === name)
    ? rowWeights(dataset, name)
    : null
}

function valuesOf(column: Column): Float64Array {
  if (column.storage !== 'number') return new Float64Array(column.length).fill(NaN)
  return column.values.map((value, row) => (column.missing[row] === 0 && value - value === 0 ? value : NaN))
}

/** By text; a number also by its value, as 1 and 1.0 are one class. */
function classesOf(column: Column, classes: readonly string[]): Float64Array {
  const byText = new Map(classes.map((text, k) => [text, k]))
  const byNumber = new Map(classes.map((text, k) => [Number(text), k]))
  return Float64Array.from({ length: column.length }, (_, row) => {
    if (column.missing[row] === 1) return NaN
    const known = byText.get(column.original(row).trim())
    if (known !== undefined) return known
    if (column.storage === 'category') return byText.get(column.dictionary[column.codes[row]]) ?? NaN
    return (column.storage === 'number' ? byNumber.get(column.values[row]) : undefined) ?? NaN
  })
}
