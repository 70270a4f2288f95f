import type { Answer, WorkerPort } from './messages.ts'

/** A worker thread of Node running the module at `url`. */
export async function nodeWorker(url: URL): Promise<WorkerPort> {
  const { Worker } = await import('node:worker_threads')
  const worker = new Worker(url)
  worker.unref()
  let closing = false
  return {
    post: (question) => {
      worker.ref() // the process waits for an answer, not for an idle worker
      worker.postMessage(question)
    },
    listen: (onAnswer, onFailure) => {
      worker.on('message', (answer: Answer) => {
        if (answer.kind !== 'progress') worker.unref()
        onAnswer(answer)
      })
      worker.on('error', onFailure)
      worker.on('exit', (code) => {
        if (!closing) onFailure(new Error(`the worker thread exited with code ${code}`))
      })
    },
    close: async () => {
      closing = true
      await worker.terminate()
    },
  }
}
