import type { FeatureMatrix, Target } from '../matrix/feature-matrix.ts'
import type { Task } from '../matrix/task.ts'
import { CsvAnalyzerError, invalid } from '../util/error.ts'
import type { FitOptions, Learner } from './learner.ts'
import { validateParams } from './validate-params.ts'

/** A checked call of `fit`: from here on nothing needs to be doubted. */
export interface Training<P> {
  readonly X: FeatureMatrix
  readonly y: Target
  readonly params: P
  readonly run: FitOptions
  readonly task: Task
  readonly classes: number
  /** Rows to train on that weigh more than 0, in order. */
  readonly rows: Int32Array
  /** Per row of the matrix; null: all rows weigh 1. */
  readonly weights: Float64Array | null
}

/** Checks data, options and parameters of a fit; throws a typed error with the name, the value and what is allowed. */
export function startTraining<P extends object>(
  learner: Learner<P>,
  X: FeatureMatrix,
  y: Target,
  params: P,
  run: FitOptions,
): Training<P> {
  const settings = validateParams(learner, params)
  if (typeof run !== 'object' || run === null) throw invalid('options of a fit', run, '{ seed, task, classes, … }')
  if (!learner.tasks.includes(run.task)) throw invalid(`task of ${learner.name}`, run.task, learner.tasks.join(', '))
  checkClasses(run)
  checkManner(run)
  checkMatrix(X, y)
  const weights = checkWeights(run.weights, X.rowCount)
  const given = checkRows(run.rows, X.rowCount)
  const rows = weights === null ? given : given.filter((row) => weights[row] > 0)
  if (rows.length === 0)
    throw new CsvAnalyzerError('no-rows', 'there is no row with a weight above 0 to train on', { rows: given.length })
  checkCodes(X, rows)
  checkTarget(y, rows, run)
  if (run.validationRows) checkTarget(y, checkRows(run.validationRows, X.rowCount), run)
  run.signal?.throwIfAborted()
  return { X, y, params: settings, run, task: run.task, classes: run.classes, rows, weights }
}

function checkClasses({ task, classes }: FitOptions): void {
  const wanted = task === 'regression' ? 1 : task === 'binary' ? 2 : null
  if (wanted !== null && classes !== wanted) throw invalid('classes', classes, `${wanted} for ${task}`)
  if (!Number.isInteger(classes) || classes < 1) throw invalid('classes', classes, 'a whole number ≥ 1')
}

const kernels: readonly FitOptions['kernel'][] = ['auto', 'js', 'wasm']

/** What may not be wrong, though it hardly changes a result. */
function checkManner({ seed, threads = 1, kernel = 'auto' }: FitOptions): void {
  if (!(Number.isSafeInteger(seed) && seed >= 0)) throw invalid('seed', seed, 'a whole number ≥ 0')
  if (!(Number.isInteger(threads) && threads >= 1 && threads <= 64)) throw invalid('threads', threads, '1 … 64')
  if (!kernels.includes(kernel)) throw invalid('kernel', kernel, kernels.join(', '))
}

function checkMatrix(X: FeatureMatrix, y: Target): void {
  if (!Array.isArray(X?.features) || !Array.isArray(X.columns) || !Number.isInteger(X.rowCount))
    throw invalid('matrix', X, '{ rowCount, features, columns }')
  if (X.columns.length !== X.features.length)
    throw invalid('columns of the matrix', X.columns.length, `${X.features.length}, one a feature`)
  X.columns.forEach((column, j) => {
    if (!(column instanceof Float64Array)) throw notNumbers(`column "${X.features[j].name}"`, column)
    if (column.length !== X.rowCount)
      throw invalid(`length of column "${X.features[j].name}"`, column.length, String(X.rowCount))
  })
  if (!(y instanceof Float64Array)) throw notNumbers('target', y)
  if (y.length !== X.rowCount) throw invalid('length of the target', y.length, String(X.rowCount))
}

/** The error for other things than numbers: of a list, it names the first value that is none. */
function notNumbers(name: string, values: unknown): CsvAnalyzerError {
  const wrong = Array.isArray(values) ? values.findIndex((value) => typeof value !== 'number') : -1
  if (Array.isArray(values) && wrong >= 0) return invalid(`${name}, row ${wrong}`, values[wrong], 'a number')
  return invalid(name, values?.constructor?.name ?? values, 'a Float64Array')
}

function checkWeights(weights: Float64Array | undefined, rowCount: number): Float64Array | null {
  if (weights === undefined) return null
  if (!(weights instanceof Float64Array)) throw notNumbers('weights', weights)
  if (weights.length !== rowCount) throw invalid('number of weights', weights.length, String(rowCount))
  for (let i = 0; i < rowCount; i++)
    if (!(weights[i] >= 0 && weights[i] <= LARGEST_WEIGHT))
      throw invalid(`weight of row ${i}`, weights[i], `0 … ${LARGEST_WEIGHT}`)
  return weights
}

function checkRows(rows: Int32Array | undefined, rowCount: number): Int32Array {
  if (rows === undefined) return allRows(rowCount)
  for (let i = 0; i < rows.length; i++)
    if (!(rows[i] >= 0 && rows[i] < rowCount)) throw invalid(`row index ${i}`, rows[i], `0 … ${rowCount - 1}`)
  return rows
}

function allRows(rowCount: number): Int32Array {
  const rows = new Int32Array(rowCount)
  for (let i = 0; i < rowCount; i++) rows[i] = i
  return rows
}

/** A code that names no level would be taken for another, or for none. */
function checkCodes({ features, columns }: FeatureMatrix, rows: Int32Array): void {
  features.forEach(({ name, kind, levels = Infinity }, j) => {
    if (kind !== 'categorical') return
    const column = columns[j]
    for (let i = 0; i < rows.length; i++) {
      const code = column[rows[i]]
      if (code !== code || (code >= 0 && code < levels && Math.floor(code) === code)) continue
      throw invalid(`feature "${name}" of row ${rows[i]}`, code, `a level 0 … ${levels - 1}, or NaN`)
    }
  })
}

/** Squares of the target, and sums of them, must stay finite; so must weights times these. */
const LARGEST_TARGET = 1e120
const LARGEST_WEIGHT = 1e60

function checkTarget(y: Target, rows: Int32Array, { task, classes }: FitOptions): void {
  for (let i = 0; i < rows.length; i++) {
    const value = y[rows[i]]
    const fits =
      task === 'regression'
        ? Math.abs(value) <= LARGEST_TARGET
        : value >= 0 && value < classes && Math.floor(value) === value
    if (!fits)
      throw invalid(
        `target of row ${rows[i]}`,
        value,
        task === 'regression'
          ? `a number from ${-LARGEST_TARGET} to ${LARGEST_TARGET}`
          : `a class index 0 … ${classes - 1}`,
      )
  }
}
