import { readFile } from 'node:fs/promises'
import { columnSetOf } from '../src/features/column-set-of.ts'
import { describeColumns } from '../src/features/column-role.ts'
import { fitMatrix, toMatrix } from '../src/features/fit-features.ts'
import type { FeatureMatrix } from '../src/matrix/feature-matrix.ts'
import type { Task } from '../src/matrix/task.ts'
import type { Column } from '../src/table/column.ts'
import type { Dataset } from '../src/table/dataset.ts'
import { load } from '../src/table/load.ts'
import { invalid } from '../src/util/error.ts'

/** A file as matrices: rows whose index modulo 5 is below 4 to train on, the rest to score. */
export interface FitTable {
  readonly task: Task
  readonly classes: number
  readonly train: FeatureMatrix
  readonly trainTarget: Float64Array
  readonly test: FeatureMatrix
  readonly testTarget: Float64Array
}

/** Numbers with more distinct values than this are a regression. */
const MOST_CLASSES = 20

export async function readFitTable(
  path: string,
  target: string,
  encoding: 'tree' | 'linear',
  wanted?: Task,
): Promise<FitTable> {
  const dataset = await load(new Uint8Array(await readFile(path)))
  const labels = labelsOf(dataset.column(target))
  const distinct = [...new Set(labels)].filter((value) => value === value).sort((a, b) => a - b)
  const isText = !['number', 'date'].includes(dataset.column(target).storage)
  const task: Task =
    wanted ??
    (!isText && distinct.length > MOST_CLASSES ? 'regression' : distinct.length === 2 ? 'binary' : 'multiclass')
  if (task === 'regression' && isText)
    throw invalid('--task', task, `binary or multiclass for "${target}", which holds no numbers`)
  const rows = Int32Array.from(labels.keys()).filter((row) => labels[row] === labels[row])
  const y = task === 'regression' ? labels : asClasses(labels, distinct, task)
  const classes = task === 'regression' ? 1 : distinct.length
  const parts = [rows.filter((row) => row % 5 < 4), rows.filter((row) => row % 5 === 4)]
  const names = dataset.columns.map(({ name }) => name).filter((name) => name !== target)
  return { task, classes, ...matricesOf(dataset, names, y, parts, { task, classes, encoding }) }
}

function matricesOf(
  dataset: Dataset,
  names: readonly string[],
  y: Float64Array,
  [trainRows, testRows]: readonly Int32Array[],
  options: { task: Task; classes: number; encoding: 'tree' | 'linear' },
) {
  const [trainTarget, testTarget] = [trainRows, testRows].map((rows) => Float64Array.from(rows, (row) => y[row]))
  const roles = describeColumns(
    names.map((name) => dataset.column(name)),
    [],
  )
  const { spec, matrix } = fitMatrix(columnSetOf(dataset, trainRows, names), roles, trainTarget, options)
  return { train: matrix, trainTarget, test: toMatrix(columnSetOf(dataset, testRows, names), spec), testTarget }
}

function labelsOf(column: Column): Float64Array {
  if (column.storage === 'category') return Float64Array.from(column.codes, (code) => (code < 0 ? NaN : code))
  if (column.storage !== 'text')
    return Float64Array.from(column.values, (value, row) => (column.missing[row] === 1 ? NaN : value))
  const codes = new Map<string, number>()
  return Float64Array.from({ length: column.length }, (_, row) => {
    const text = column.at(row)
    if (text === null) return NaN
    if (!codes.has(text)) codes.set(text, codes.size)
    return codes.get(text)!
  })
}

/** Class indices; of two, the rarer one is 1. */
function asClasses(labels: Float64Array, distinct: readonly number[], task: Task): Float64Array {
  const counts = distinct.map((value) => labels.filter((label) => label === value).length)
  const order = task === 'binary' && counts[0] < counts[1] ? [...distinct].reverse() : distinct
  return labels.map((label) => order.indexOf(label))
}
