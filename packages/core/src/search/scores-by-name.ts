import type { Prediction } from '../matrix/prediction.ts'
import type { Task } from '../matrix/task.ts'
import { metricsOfTask } from '../metrics/metrics-of-task.ts'
import type { OutOfFoldRows } from './out-of-fold.ts'

/** Every metric of the task that is defined, over all out-of-fold rows. */
export function scoresByName(
  task: Task,
  { actual, weights }: OutOfFoldRows,
  predicted: Prediction,
): { readonly [name: string]: number } {
  const scores = metricsOfTask(task).map((metric) => [metric.name, metric.score(actual, predicted, weights)] as const)
  return Object.fromEntries(scores.filter(([, score]) => score - score === 0))
}
