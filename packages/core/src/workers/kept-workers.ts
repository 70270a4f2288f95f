import type { WorkerPort } from './messages.ts'
import { createPool, type WorkerPool } from './pool.ts'

/** Workers without work: the next who asks spares their start. */
const idle: WorkerPool[] = []

/** So many workers, each a pool of one; those that are not left from before begin to start. */
export function takeWorkers(count: number, spawn: () => Promise<WorkerPort>): readonly WorkerPool[] {
  return Array.from({ length: count }, () => idle.pop() ?? createPool(spawn, 1))
}

/** Ends those that failed, keeps the others. */
export function giveBack(worker: WorkerPool, works: boolean): void {
  if (works) idle.push(worker)
  else void worker.close()
}
