import type { Feature, FeatureMatrix } from '../../src/matrix/feature-matrix.ts'
import type { Task } from '../../src/matrix/task.ts'
import { randomFrom } from '../../src/util/random.ts'

export interface LearnerTable {
  readonly X: FeatureMatrix
  readonly y: Float64Array
  readonly classes: number
}

export function matrixOf(columns: readonly Float64Array[], kinds: readonly Feature['kind'][] = []): FeatureMatrix {
  const features = columns.map((column, j): Feature => {
    const kind = kinds[j] ?? 'numeric'
    const name = `x${j}`
    return kind === 'numeric'
      ? { name, kind, source: name }
      : { name, kind, source: name, levels: 1 + column.reduce((top, x) => (x > top ? x : top), 0) }
  })
  return { rowCount: columns[0]?.length ?? 0, features, columns }
}

export interface TableOptions {
  readonly task: Task
  readonly rowCount: number
  readonly seed?: number
  /** Share of missing values in the second column. */
  readonly missing?: number
  /** The last column holds categories of this many levels. */
  readonly levels?: number
}

/** Five numbers and one category that the target depends on, with noise. */
export function makeTable({ task, rowCount, seed = 1, missing = 0, levels = 6 }: TableOptions): LearnerTable {
  const random = randomFrom(seed, 'table', task)
  const columns = Array.from({ length: 5 }, () => Float64Array.from({ length: rowCount }, () => random.normal()))
  const effects = Float64Array.from({ length: levels }, () => random.normal())
  const category = Float64Array.from({ length: rowCount }, () => random.integer(levels))
  const score = Float64Array.from(
    category,
    (level, i) =>
      2 * columns[0][i] -
      columns[1][i] +
      (columns[2][i] > 0 ? 1 : -1) * columns[3][i] +
      effects[level] +
      0.3 * random.normal(),
  )
  for (let i = 0; i < rowCount; i++) if (random.next() < missing) columns[1][i] = NaN
  const X = matrixOf([...columns, category], ['numeric', 'numeric', 'numeric', 'numeric', 'numeric', 'categorical'])
  return {
    X,
    y: score.map((value) => answer(task, value)),
    classes: task === 'regression' ? 1 : task === 'binary' ? 2 : 3,
  }
}

function answer(task: Task, score: number): number {
  if (task === 'regression') return score
  if (task === 'binary') return score > 0 ? 1 : 0
  return score < -1 ? 0 : score < 1 ? 1 : 2
}
