import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { InputValue } from '../fitted/input-row.ts'
import { featuresOf } from '../fitted/predict-guarded.ts'
import { predictPipeline } from '../fitted/predict-pipeline.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError, invalid } from '../util/error.ts'
import type { RunOptions } from '../util/run-options.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import {
  featureExplainer,
  type ExplanationSpace,
  type FeaturePerturbation,
  type Reference,
} from './explain-features.ts'
import { allInputColumns, inputColumns, isDataset, type ExplainSource } from './input-columns.ts'

export interface ExplainOptions extends RunOptions {
  /** Default: `margin` where the pipeline is one model without calibration, else `response`. A blend has no margin. */
  readonly space?: ExplanationSpace
  /** Several classes: the one to explain. Default: the class predicted for each row. Binary: the positive class is explained. */
  readonly class?: string
  /**
   * Rows that a prediction is compared with (a sample of 100 of them): linear models against their means, trees against each. Default: the
   * usual row (medians and modes of training) for linear models, the shares of the training rows for trees.
   */
  readonly background?: Dataset
  /** Trees: `interventional` needs a background and is the default with one; `treePathDependent` follows the training rows. */
  readonly featurePerturbation?: FeaturePerturbation
}

/** What one column of a row contributed; `value` as the caller wrote it. */
export interface Contribution {
  readonly column: string
  readonly value: string | number | boolean | null
  readonly contribution: number
}

/** `base` + Σ contributions = `value`; the largest contribution comes first. */
export interface RowExplanation {
  /** The class that is explained; null for regression. */
  readonly class: string | null
  readonly base: number
  readonly value: number
  readonly contributions: readonly Contribution[]
}

export interface Explanation {
  readonly version: 1
  readonly space: ExplanationSpace
  /** In the order of the rows given. */
  readonly rows: readonly RowExplanation[]
  /** Mean size of the contributions of each column over these rows, largest first. */
  readonly importance: readonly { readonly column: string; readonly value: number }[]
}

/** Rows explained between two looks at the signal. */
const rowsAtOnce = 16
/** Rows of a background that trees are compared with. */
const backgroundRows = 100

/**
 * Why each row is predicted as it is: exact SHAP values of the model, summed over the features that were made of a column.
 * @example const { rows } = await explain(pipeline, [{ age: 41, town: 'Lyon' }])
 * @throws CsvAnalyzerError `invalid-option` for a space or class that the pipeline does not have
 */
export async function explain(
  pipeline: FittedPipeline,
  source: ExplainSource,
  {
    space = defaultSpace(pipeline),
    class: className,
    background,
    featurePerturbation = background === undefined ? 'treePathDependent' : 'interventional',
    signal,
    onProgress,
    seed,
  }: ExplainOptions = {},
): Promise<Explanation> {
  checkSpace(pipeline, space)
  checkPerturbation(featurePerturbation, background)
  const chosenClass = className === undefined ? null : classNamed(pipeline, className)
  const matrix = featuresOf(pipeline, allInputColumns(pipeline, source))
  const predicted = predictPipeline(pipeline, source).classIndexes
  const columns = [...new Set(pipeline.features.map((feature) => feature.source))]
  const places = pipeline.features.map((feature) => columns.indexOf(feature.source))
  const explainRow = featureExplainer(pipeline, space, referenceOf(pipeline, background, featurePerturbation, seed))
  const cellOf = cellReader(source)
  const rows: RowExplanation[] = []
  const sizes = new Float64Array(columns.length)
  const x = new Float64Array(matrix.columns.length)
  for (let row = 0; row < matrix.rowCount; row++) {
    if (row % rowsAtOnce === 0) {
      await breathe(signal)
      onProgress?.({ stage: 'explain', done: row, total: matrix.rowCount })
    }
    matrix.columns.forEach((column, feature) => (x[feature] = column[row]))
    const { base, values } = explainRow(x)
    const index = chosenClass ?? (predicted === null ? 0 : pipeline.task === 'binary' ? 1 : predicted[row])
    const output = base.length === 1 ? 0 : index
    const sums = new Float64Array(columns.length)
    places.forEach((place, feature) => (sums[place] += values[feature * base.length + output]))
    sums.forEach((sum, place) => (sizes[place] += Math.abs(sum) / matrix.rowCount))
    rows.push({
      class: pipeline.classes[index] ?? null,
      base: base[output],
      value: sums.reduce((total, sum) => total + sum, base[output]),
      contributions: columns
        .map((column, place) => ({ column, value: cellOf(column, row), contribution: sums[place] }))
        .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
    })
  }
  return {
    version: 1,
    space,
    rows,
    importance: columns.map((column, place) => ({ column, value: sizes[place] })).sort((a, b) => b.value - a.value),
  }
}

function defaultSpace({ model, calibration, targetTransform }: FittedPipeline): ExplanationSpace {
  const isPlain = model.format !== 'blend' && calibration.length === 0 && targetTransform.kind === 'identity'
  return isPlain ? 'margin' : 'response'
}

function checkSpace({ model }: FittedPipeline, space: ExplanationSpace): void {
  if (space !== 'margin' && space !== 'response') throw invalid('space', space, 'margin, response')
  if (space === 'margin' && model.format === 'blend')
    throw new CsvAnalyzerError(
      'invalid-option',
      'invalid space: "margin"; a blend of models has no common margin: explain its response',
      { option: 'space', value: space, allowed: 'response' },
    )
}

/** Binary models have one output, that of the positive class. */
function classNamed({ task, classes }: FittedPipeline, name: string): number {
  const index = classes.indexOf(name)
  const allowed = task === 'binary' ? [classes[1]] : classes
  if (!allowed.includes(name))
    throw invalid('class', name, allowed.length === 0 ? 'none (regression)' : allowed.join(', '))
  return index
}

function checkPerturbation(perturbation: FeaturePerturbation, background: Dataset | undefined): void {
  if (perturbation !== 'treePathDependent' && perturbation !== 'interventional')
    throw invalid('featurePerturbation', perturbation, 'treePathDependent, interventional')
  if (perturbation === 'interventional' && background === undefined)
    throw invalid(
      'featurePerturbation',
      perturbation,
      'treePathDependent, or interventional together with a background',
    )
}

function referenceOf(
  pipeline: FittedPipeline,
  background: Dataset | undefined,
  perturbation: FeaturePerturbation,
  seed: number | undefined,
): Reference {
  const usual = Object.fromEntries(pipeline.inputs.map((input) => [input.name, input.usual]))
  const { columns } = featuresOf(pipeline, inputColumns(pipeline, background ?? [usual]))
  const means = Float64Array.from(columns, (column) => {
    const known = column.filter((value) => value === value)
    return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / column.length
  })
  if (background === undefined || perturbation === 'treePathDependent') return { means, rows: null }
  const some = featuresOf(pipeline, inputColumns(pipeline, background, backgroundRows, seed))
  const rows = Array.from({ length: some.rowCount }, (_, row) =>
    Float64Array.from(some.columns, (column) => column[row]),
  )
  return { means, rows }
}

type CellOf = (column: string, row: number) => Contribution['value']

/** What stands in a cell, for people: numbers and booleans as such, dates and texts as they were written. */
function cellReader(source: ExplainSource): CellOf {
  if (!isDataset(source))
    return (column, row) => plain(Object.hasOwn(source[row], column) ? source[row][column] : undefined)
  const byName = new Map(source.columns.map((column) => [column.name, column]))
  return (name, row) => {
    const column = byName.get(name)
    if (column === undefined || column.missing[row] === 1) return null
    if (column.storage === 'number') return column.values[row]
    return column.storage === 'boolean' ? column.values[row] === 1 : column.original(row)
  }
}

function plain(value: InputValue | undefined): Contribution['value'] {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (typeof value === 'number') return value - value === 0 ? value : null
  return typeof value === 'string' || typeof value === 'boolean' ? value : null
}
