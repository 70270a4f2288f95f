import type { Task } from './task.ts'

/** What models return and metrics read. */
export interface Prediction {
  readonly task: Task
  readonly rowCount: number
  /** 1 for regression; K for classification (2 for binary). */
  readonly width: number
  /** Row-major rowCount × width: the value, or the probability of each class (rows sum to 1). */
  readonly values: Float64Array
}
