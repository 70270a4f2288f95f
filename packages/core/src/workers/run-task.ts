import { CsvAnalyzerError } from '../util/error.ts'
import type { TaskOptions } from './pool.ts'

/** What workers can do, by name; the same map serves the pool without workers. */
export type TaskHandlers = { readonly [task: string]: (input: never, options: TaskOptions) => Promise<unknown> }

export async function runTask(
  handlers: TaskHandlers,
  task: string,
  input: unknown,
  options: TaskOptions,
): Promise<unknown> {
  if (!Object.hasOwn(handlers, task))
    throw new CsvAnalyzerError(
      'unknown-task',
      `workers do not know the task "${task}"; they know ${Object.keys(handlers).join(', ')}`,
      { task },
    )
  return handlers[task](input as never, options)
}
