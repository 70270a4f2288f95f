import type { Answer, WorkerPort } from './messages.ts'

/** The first Web Worker of these that answers, as its owner sees it. */
export async function pageWorker(starts: readonly (() => Worker)[]): Promise<WorkerPort> {
  let cause: unknown
  for (const start of starts)
    try {
      return portOf(await answering(start()))
    } catch (error) {
      cause = error
    }
  throw cause
}

function answering(worker: Worker): Promise<Worker> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'ready') resolve(worker)
    }
    worker.onerror = (event) => {
      worker.terminate()
      reject(errorOf(event))
    }
  })
}

function portOf(worker: Worker): WorkerPort {
  return {
    post: (question) => worker.postMessage(question),
    listen: (onAnswer, onFailure) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => onAnswer(data)
      worker.onmessageerror = () => onFailure(new Error('an answer of the worker could not be read'))
      worker.onerror = (event) => onFailure(errorOf(event))
      onAnswer({ kind: 'ready' })
    },
    close: async () => worker.terminate(),
  }
}

/** Whoever waits for the worker is told; the page need not be. */
function errorOf(event: ErrorEvent): Error {
  event.preventDefault()
  return new Error(event.message || 'the worker could not start')
}
