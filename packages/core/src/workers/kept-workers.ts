import { nodeWorker, workerThreads } from './node-worker.ts'
import { createPool, type WorkerPool } from './pool.ts'

/** Workers without work: the next who asks spares their start. */
const idle: WorkerPool[] = []

/** So many workers, each a pool of one, that serve the tasks of `node-trainer.ts`; none outside Node. They start at their first task. */
export function takeWorkers(count: number): readonly WorkerPool[] {
  const url = count > 0 && workerThreads() !== null ? workerUrl() : null
  if (url === null) return []
  return Array.from({ length: count }, () => idle.pop() ?? createPool(() => nodeWorker(url), 1))
}

/** Ends those that failed, keeps the others. */
export function giveBack(worker: WorkerPool, works: boolean): void {
  if (works) idle.push(worker)
  else void worker.close()
}

/** Beside the sources, or beside the built files; null where a bundler left no address. */
function workerUrl(): URL | null {
  const here = import.meta.url
  try {
    return new URL(here.endsWith('.ts') ? '../node-trainer.ts' : './node-trainer.js', here)
  } catch {
    return null
  }
}
