import type { WorkerPort } from '../workers/messages.ts'
import { nodeWorker, workerThreads } from '../workers/node-worker.ts'
import { pageWorker } from '../workers/page-worker.ts'

/** The name by which the worker's file knows that it is to train, not to serve a session. */
export const trainerName = 'csvanalyzer-trainer'

let ownFile: readonly (() => Worker)[] | null = null
/** A page that does not let workers start is not asked again. */
let isRefused = false

/** For a worker whose own file serves the tasks of `training-tasks.ts` too: no bundler has to know of another. */
export function trainWith(starts: readonly (() => Worker)[]): void {
  ownFile = starts
}

/** How a worker that trains is started here; null where there is none to be had. */
export function trainerSpawner(): (() => Promise<WorkerPort>) | null {
  if (workerThreads() !== null) {
    const url = besideSources()
    return url && (() => nodeWorker(url))
  }
  if (typeof Worker !== 'function' || isRefused) return null
  return () => pageWorker(ownFile ?? [besideThis])
}

/** Told by whoever saw one fail to start. */
export function refuseTrainers(): void {
  isRefused = workerThreads() === null
}

/** Written as bundlers look for it. */
function besideThis(): Worker {
  return new Worker(new URL('./page-trainer.js', import.meta.url), { type: 'module' })
}

/** Beside the sources, or beside the built files; null where a bundler left no address. */
function besideSources(): URL | null {
  const here = import.meta.url
  try {
    return new URL(here.endsWith('.ts') ? '../node-trainer.ts' : './node-trainer.js', here)
  } catch {
    return null
  }
}
