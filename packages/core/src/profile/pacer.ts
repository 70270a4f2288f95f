import type { RunOptions } from '../util/run-options.ts'
import { breathe } from '../util/yield-to-event-loop.ts'

/** Returns a function to await after each piece of work: it reports progress, gives the event loop its turn and rethrows an abort. */
export function pacer(stage: string, total: number, run: RunOptions): () => Promise<void> {
  let done = 0
  return async () => {
    done = Math.min(done + 1, total)
    run.onProgress?.({ stage, done, total })
    await breathe(run.signal)
  }
}
