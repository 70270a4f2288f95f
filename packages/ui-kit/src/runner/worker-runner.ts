import type { Session } from '../core-types.ts'
import { readInput } from './read-input.ts'
import type { Runner } from './runner.ts'
import { workerSource } from './worker-source.ts'

export interface WorkerRunnerOptions {
  /** Address of core's worker file, of the page's own origin. */
  readonly workerUrl?: string
}

export interface WorkerRunner extends Runner {
  /** Where the work came to be done. */
  readonly thread: 'worker' | 'blob-worker' | 'main'
}

const PATIENCE = 10_000
const MOST_WORKERS = 4

/** Nothing leaves the page: a worker from `workerUrl`, else one from the text that the bundle carries, else this thread, in slices. */
export async function startWorkerRunner({ workerUrl }: WorkerRunnerOptions = {}): Promise<WorkerRunner> {
  const { createLocalSession, createWorkerSession } = await import('@csvanalyzer/core')
  if (workerUrl) {
    const session = await sessionIn(
      () => new Worker(new URL(workerUrl, document.baseURI), { type: 'module' }),
      createWorkerSession,
    )
    if (session) return { session: reading(threaded(session)), place: '', thread: 'worker' }
  }
  const source = workerSource()
  if (source !== null) {
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
    const session = await sessionIn(() => new Worker(url, { type: 'module' }), createWorkerSession)
    // The address stays: the worker starts more of its kind from it.
    if (session) return { session: reading(threaded(session)), place: '', thread: 'blob-worker' }
    URL.revokeObjectURL(url)
  }
  return { session: reading(createLocalSession()), place: '', thread: 'main' }
}

/** A session in a worker that really answers; null when the page's policy or origin does not let it start. */
async function sessionIn(open: () => Worker, createSession: (worker: Worker) => Session): Promise<Session | null> {
  let worker: Worker
  try {
    worker = open()
  } catch {
    return null
  }
  const session = createSession(worker)
  const failed = new Promise<false>((resolve) => {
    worker.addEventListener('error', () => resolve(false), { once: true })
    setTimeout(() => resolve(false), PATIENCE)
  })
  // A new session refuses to show rows: the refusal is the sign of life.
  const answered = session.rows({ offset: 0, limit: 1 }).then(
    () => true,
    (error: unknown) => (error as { readonly code?: string }).code === 'no-dataset',
  )
  if (await Promise.race([failed, answered])) return session
  session.dispose()
  answered.catch(() => undefined)
  return null
}

/** The same session, which trains on the cores that the page can spare; the result is the same on any number. */
function threaded(session: Session): Session {
  const workers = Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency - 1))
  return { ...session, fit: (options, run) => session.fit({ workers, ...options }, run) }
}

/** The same session, fed with bytes that were read in this thread. */
function reading(session: Session): Session {
  return { ...session, load: async (input, options, run) => session.load(await readInput(input, run), options, run) }
}
