import type { Answer, WorkerPort } from './messages.ts'

/** A Web Worker running the module at `url`. */
export async function webWorker(url: URL | string): Promise<WorkerPort> {
  const worker = new Worker(url, { type: 'module' })
  return {
    post: (question) => worker.postMessage(question),
    listen: (onAnswer, onFailure) => {
      worker.addEventListener('message', (event: MessageEvent<Answer>) => onAnswer(event.data))
      worker.addEventListener('error', (event) => onFailure(event.error ?? new Error(event.message)))
      worker.addEventListener('messageerror', () => onFailure(new Error('a message of the worker could not be read')))
    },
    close: async () => worker.terminate(),
  }
}
