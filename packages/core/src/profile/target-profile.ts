import type { Dataset } from '../table/dataset.ts'
import type { Column } from '../table/column.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import { codedTexts, countCodes } from './coded-texts.ts'
import type { TargetProfile, ValueCount } from './profile.ts'
import { sortValues } from './sort-values.ts'

const mostClasses = 1000
const fewIntegers = 5

/**
 * What is asked of a target column: the task, why, its classes and which one is positive.
 * @throws CsvAnalyzerError `unknown-column`, or `unknown-class` for a positive class that does not stand in the column.
 */
export function targetProfile(dataset: Dataset, target: string, positive?: string): TargetProfile {
  const column = dataset.column(target)
  const counts = classCounts(column)
  if (counts === null)
    return { name: target, task: 'regression', reason: regressionReason(column), classes: [], positive: null }
  const task = counts.length <= 2 ? 'binary' : 'multiclass'
  return {
    name: target,
    task,
    reason: `${quoted(target)} has ${counts.length} distinct ${counts.length === 1 ? 'value' : 'values'}, so each is a class.`,
    classes: counts.slice(0, mostClasses),
    positive: task === 'binary' ? positiveClass(counts, positive, target) : null,
  }
}

function regressionReason(column: Column): string {
  return `${quoted(column.name)} holds ${column.storage === 'date' ? 'dates' : 'numbers'} with more than ${fewIntegers} distinct values, so its amount is predicted.`
}

/** Classes with counts, most frequent first; null for a column whose amount is the target. */
function classCounts(column: Column): readonly ValueCount[] | null {
  if (column.storage === 'number')
    return numberClasses(column.values, column.missing, (row) => column.original(row).trim())
  if (column.storage === 'boolean')
    return numberClasses(Float64Array.from(column.values), column.missing, (row) => column.original(row).trim())
  if (column.storage === 'date') return null
  const texts = codedTexts(column)
  const counts = countCodes(texts)
  const classes: ValueCount[] = []
  for (let code = 0; code < counts.length; code++)
    if (counts[code] > 0) classes.push({ value: texts.dictionary[code], count: counts[code] })
  return byCount(classes)
}

/** Two values, or at most five integers, are classes; each is named as it first stands in the file. */
function numberClasses(
  values: Float64Array,
  missing: Uint8Array,
  textAt: (row: number) => string,
): readonly ValueCount[] | null {
  const sorted = sortValues(values, missing)
  const distinct: number[] = []
  for (let i = 0; i < sorted.length && distinct.length <= fewIntegers; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct.push(sorted[i])
  const few =
    distinct.length <= 2 || (distinct.length <= fewIntegers && distinct.every((value) => Math.floor(value) === value))
  if (!few) return null
  return byCount(distinct.map((value) => countValue(value, values, missing, textAt)))
}

function countValue(
  value: number,
  values: Float64Array,
  missing: Uint8Array,
  textAt: (row: number) => string,
): ValueCount {
  let count = 0
  let first = -1
  for (let row = 0; row < values.length; row++) {
    if (missing[row] !== 0 || values[row] !== value) continue
    if (first < 0) first = row
    count++
  }
  return { value: textAt(first), count }
}

function byCount(classes: readonly ValueCount[]): readonly ValueCount[] {
  return [...classes].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function positiveClass(classes: readonly ValueCount[], asked: string | undefined, target: string): string | null {
  if (classes.length === 0) return null
  if (asked === undefined) return classes.length === 2 ? rarer(classes[0], classes[1]) : classes[0].value
  if (classes.some((entry) => entry.value === asked)) return asked
  const known = classes.map((entry) => quoted(entry.value)).join(', ')
  throw new CsvAnalyzerError(
    'unknown-class',
    `unknown positive class ${quoted(asked)}: ${quoted(target)} holds ${known}`,
    { positive: asked, target },
  )
}

/** The rarer class; of two equally frequent ones the text that sorts last ("yes" after "no", "1" after "0"). */
function rarer(first: ValueCount, second: ValueCount): string {
  if (first.count !== second.count) return first.count < second.count ? first.value : second.value
  return first.value > second.value ? first.value : second.value
}

function quoted(text: string): string {
  return JSON.stringify(text)
}
