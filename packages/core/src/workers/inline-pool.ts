import type { TaskOptions, WorkerPool } from './pool.ts'
import { runTask, type TaskHandlers } from './run-task.ts'

/** The pool where there are no workers: tasks run here, one after another, and yield to the event loop themselves. */
export function inlinePool(handlers: TaskHandlers): WorkerPool {
  let last: Promise<unknown> = Promise.resolve()
  return {
    size: 1,
    start: async () => undefined,
    run<T>(task: string, input: unknown, options: TaskOptions = {}): Promise<T> {
      const result = last.then(() => {
        options.signal?.throwIfAborted()
        return runTask(handlers, task, input, options)
      })
      last = result.catch(() => undefined)
      return result as Promise<T>
    },
    close: async () => undefined,
  }
}
