import type { Target } from '../matrix/feature-matrix.ts'
import type { Task } from '../matrix/task.ts'
import { targetProfile } from '../profile/target-profile.ts'
import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError, invalid } from '../util/error.ts'

/** What is predicted: decided once, before anything is learned. */
export interface ResolvedTarget {
  readonly name: string
  readonly task: Task
  /** One sentence: why this task. */
  readonly reason: string
  /** Binary: index 1 is the positive class. Empty for regression. */
  readonly classes: readonly string[]
  readonly positive: string | null
  /** Rows with a target, ascending. */
  readonly rows: Int32Array
  /** By row of the dataset; NaN where the target is missing. */
  readonly y: Target
}

const fewestRows = 10
const mostClasses = 200
/** Errors are squared and summed. */
const largestNumber = 1e140

/**
 * Task, classes and target values of a column.
 * @throws CsvAnalyzerError `unknown-column`, `unknown-class`, `empty-target`, `one-class`, `too-few-rows`, `too-many-classes`, `unsuitable-target`
 */
export function resolveTarget(
  dataset: Dataset,
  options: { readonly target: string; readonly task?: Task; readonly positive?: string },
): ResolvedTarget {
  const column = dataset.column(options.target)
  checkFilled(column, dataset.rowCount)
  const { task, reason } = decideTask(dataset, column, options.task)
  if (task === 'regression') {
    if (options.positive !== undefined) throw noPositive(options.positive, `"${column.name}" is an amount`)
    return numericTarget(column, reason)
  }
  return classTarget(column, task, reason, options.positive, options.task !== undefined)
}

function noPositive(asked: string, why: string): CsvAnalyzerError {
  return invalid('positive', asked, `nothing: ${why}, and a positive class is one of two`)
}

function checkFilled({ name, missingCount, length }: Column, rowCount: number): void {
  if (rowCount === 0)
    throw new CsvAnalyzerError(
      'too-few-rows',
      `the table has no rows; a model needs at least ${fewestRows} with a value in "${name}"`,
      { rows: 0 },
    )
  const filled = length - missingCount
  if (filled === 0)
    throw new CsvAnalyzerError(
      'empty-target',
      `the target "${name}" is missing in all ${length} rows; choose another column`,
      { target: name },
    )
  if (filled < fewestRows)
    throw new CsvAnalyzerError(
      'too-few-rows',
      `only ${filled} ${filled === 1 ? 'row has' : 'rows have'} a value in "${name}"; a model needs at least ${fewestRows}`,
      { rows: filled, target: name },
    )
}

function decideTask(
  dataset: Dataset,
  column: Column,
  asked: Task | undefined,
): { readonly task: Task; readonly reason: string } {
  if (asked !== undefined) return { task: asked, reason: `The task was given: ${asked}.` }
  const { task, reason } = targetProfile(dataset, column.name)
  return { task, reason }
}

function numericTarget(column: Column, reason: string): ResolvedTarget {
  if (column.storage !== 'number')
    throw new CsvAnalyzerError(
      'unsuitable-target',
      `"${column.name}" holds ${column.type} values; regression needs numbers (${remedyFor(column)})`,
      { target: column.name, type: column.type },
    )
  const y = column.values.map((value, row) => (column.missing[row] === 0 && value - value === 0 ? value : NaN))
  const rows = rowsWithValue(y)
  checkNumbers(column, y, rows)
  if (rows.every((row) => y[row] === y[rows[0]]))
    throw new CsvAnalyzerError(
      'one-class',
      `the target "${column.name}" has the same value ${y[rows[0]]} in all rows; there is nothing to predict`,
      { target: column.name },
    )
  return { name: column.name, task: 'regression', reason, classes: [], positive: null, rows, y }
}

function remedyFor({ storage }: Column): string {
  return storage === 'date'
    ? 'make a column of days since a date, or of the year, and predict that'
    : 'give the column a type, or choose a classification task'
}

function checkNumbers({ name }: Column, y: Float64Array, rows: Int32Array): void {
  if (rows.length < fewestRows)
    throw new CsvAnalyzerError(
      'too-few-rows',
      `only ${rows.length} ${rows.length === 1 ? 'row has' : 'rows have'} a finite number in "${name}"; a model needs at least ${fewestRows}`,
      { rows: rows.length, target: name },
    )
  const largest = rows.reduce((most, row) => Math.max(most, Math.abs(y[row])), 0)
  if (largest > largestNumber)
    throw new CsvAnalyzerError(
      'unsuitable-target',
      `"${name}" holds numbers up to ${largest.toPrecision(3)}, whose squares are too large to compute with; divide the column by a large number`,
      { target: name, largest },
    )
}

function classTarget(
  column: Column,
  task: Task,
  reason: string,
  positive: string | undefined,
  given: boolean,
): ResolvedTarget {
  const labels = classLabels(column)
  const counts = countLabels(labels)
  checkClasses(column.name, counts, labels.length)
  const isBinary = counts.size === 2
  if (given && (task === 'binary') !== isBinary)
    throw new CsvAnalyzerError(
      'unsuitable-target',
      `"${column.name}" has ${counts.size} classes, which is not a ${task} task`,
      { target: column.name, classes: counts.size },
    )
  if (!isBinary && positive !== undefined) throw noPositive(positive, `"${column.name}" has ${counts.size} classes`)
  const classes = isBinary ? withPositiveLast(counts, positive, column.name) : [...counts.keys()].sort(byNumberThenText)
  const indexOf = new Map(classes.map((text, k) => [text, k]))
  const y = Float64Array.from(labels, (label) => (label === null ? NaN : indexOf.get(label)!))
  return {
    name: column.name,
    task: isBinary ? 'binary' : 'multiclass',
    reason,
    classes,
    positive: isBinary ? classes[1] : null,
    rows: rowsWithValue(y),
    y,
  }
}

/** The class of each row as text; numbers that are equal have one text, the first in the file. */
function classLabels(column: Column): readonly (string | null)[] {
  const textOf = new Map<number, string>()
  return Array.from({ length: column.length }, (_, row) => {
    if (column.missing[row] === 1) return null
    if (column.storage === 'category') return column.dictionary[column.codes[row]]
    if (column.storage === 'text') return column.at(row)
    const value = column.values[row]
    if (!textOf.has(value)) textOf.set(value, column.original(row).trim())
    return textOf.get(value)!
  })
}

function countLabels(labels: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const label of labels) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}

function checkClasses(target: string, counts: ReadonlyMap<string, number>, rowCount: number): void {
  const classes = counts.size
  if (classes === 1)
    throw new CsvAnalyzerError(
      'one-class',
      `the target "${target}" has only one class, "${[...counts.keys()][0]}"; there is nothing to predict`,
      { target },
    )
  const repeated = [...counts.values()].filter((count) => count > 1).length
  if (repeated === 0)
    throw new CsvAnalyzerError(
      'too-many-classes',
      `all ${classes} values of "${target}" are different, so no class can be learned; choose another target`,
      { target, classes },
    )
  if (classes > mostClasses)
    throw new CsvAnalyzerError(
      'too-many-classes',
      `"${target}" has ${classes} classes in ${rowCount} rows; at most ${mostClasses} can be learned. Group them, or choose another target`,
      { target, classes },
    )
}

/** The class asked about comes last: the one given, else the rarer, else the one that sorts last ("yes" after "no"). */
function withPositiveLast(
  counts: ReadonlyMap<string, number>,
  asked: string | undefined,
  target: string,
): readonly string[] {
  const [first, second] = [...counts.keys()].sort(byNumberThenText)
  if (asked !== undefined && asked !== first && asked !== second)
    throw new CsvAnalyzerError(
      'unknown-class',
      `unknown positive class "${asked}": "${target}" holds "${first}" and "${second}"`,
      { positive: asked, target },
    )
  const positive = asked ?? (counts.get(first)! < counts.get(second)! ? first : second)
  return positive === first ? [second, first] : [first, second]
}

function byNumberThenText(a: string, b: string): number {
  const difference = Number(a) - Number(b)
  if (difference - difference === 0 && difference !== 0) return difference
  return a < b ? -1 : a > b ? 1 : 0
}

function rowsWithValue(y: Float64Array): Int32Array {
  return Int32Array.from(y.keys()).filter((row) => y[row] === y[row])
}
