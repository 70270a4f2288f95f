import { type Answer, failureOf, type Question } from './messages.ts'
import { runTask, type TaskHandlers } from './run-task.ts'

/** A worker's side of its port: `self` in a Web Worker, `parentPort` in a worker thread. */
export interface OwnerPort {
  postMessage(answer: Answer): void
  addEventListener?(type: 'message', listener: (event: { data: unknown }) => void): void
  on?(type: 'message', listener: (data: unknown) => void): void
}

/** Answers the questions of a pool with these handlers. */
export function serveTasks(port: OwnerPort, handlers: TaskHandlers): void {
  const running = new Map<number, AbortController>()
  const receive = (question: Question): void => {
    if (question.kind === 'abort') running.get(question.id)?.abort(new Error('aborted'))
    else void answer(question.id, question.task, question.input)
  }
  const answer = async (id: number, task: string, input: unknown): Promise<void> => {
    const controller = new AbortController()
    running.set(id, controller)
    try {
      const result = await runTask(handlers, task, input, {
        signal: controller.signal,
        onProgress: (progress) => port.postMessage({ kind: 'progress', id, progress }),
      })
      port.postMessage({ kind: 'result', id, result })
    } catch (error) {
      port.postMessage(failureOf(id, error))
    } finally {
      running.delete(id)
    }
  }
  if (port.on) port.on('message', (data) => receive(data as Question))
  else port.addEventListener?.('message', (event) => receive(event.data as Question))
  port.postMessage({ kind: 'ready' })
}
