import type { Task } from '../matrix/task.ts'
import { metrics } from './index.ts'
import type { Metric } from './metric.ts'

/** Every registered metric that answers for the task, in registry order. */
export function metricsOfTask(task: Task): readonly Metric[] {
  return Object.values<Metric>(metrics).filter((metric) => metric.tasks.includes(task))
}
