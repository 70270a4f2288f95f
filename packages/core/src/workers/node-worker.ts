import type { Answer, WorkerPort } from './messages.ts'

/** What is needed of `node:worker_threads`: found at run time, so that no bundler of a page looks for it. */
interface WorkerThreads {
  readonly Worker: new (
    url: URL,
    options: { readonly execArgv?: readonly string[] },
  ) => {
    postMessage(message: unknown): void
    on(event: string, listener: (value: never) => void): void
    ref(): void
    unref(): void
    terminate(): Promise<number>
  }
}

/** A worker thread of Node running the module at `url`. */
export async function nodeWorker(url: URL): Promise<WorkerPort> {
  const worker = startThread(workerThreads()!, url)
  let closing = false
  return {
    post: (question) => {
      worker.ref() // the process waits for an answer, not for an idle worker
      worker.postMessage(question)
    },
    listen: (onAnswer, onFailure) => {
      worker.on('message', (answer: Answer) => {
        if (answer.kind === 'result' || answer.kind === 'failure') worker.unref()
        onAnswer(answer)
      })
      worker.on('error', onFailure)
      worker.on('exit', (code: number) => {
        if (!closing) onFailure(new Error(`the worker thread exited with code ${code}`))
      })
      worker.unref() // after `on`, which counts as waiting for a message
    },
    close: async () => {
      closing = true
      await worker.terminate()
    },
  }
}

/**
 * A thread has the flags of this process. Only when some may not be passed on (those of code given in the command line) they are listed,
 * and a list may name none of the engine's, such as --max-old-space-size, which hold for all threads anyway.
 */
function startThread({ Worker }: WorkerThreads, url: URL): InstanceType<WorkerThreads['Worker']> {
  const { process } = globalThis as { process?: { execArgv?: readonly string[] } }
  const flags = process?.execArgv ?? []
  const passedOn = flags.filter((flag) => !flag.startsWith('--input-type'))
  if (passedOn.length === flags.length) return new Worker(url, {})
  try {
    return new Worker(url, { execArgv: passedOn })
  } catch {
    return new Worker(url, { execArgv: [] })
  }
}

/** Null outside Node. */
export function workerThreads(): WorkerThreads | null {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }
  return (process?.getBuiltinModule?.('node:worker_threads') as WorkerThreads | undefined) ?? null
}
