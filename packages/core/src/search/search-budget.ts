import { milliseconds } from './clock.ts'

/** The wall-clock cap and the caller's signal as one: both stop the search, neither changes a candidate. */
export interface SearchBudget {
  /** Aborts what runs. */
  readonly signal: AbortSignal
  /** Keeps this much time for training the chosen recipe on all rows. */
  readonly reserve: (milliseconds: number) => void
  /** Whether something that takes so long would still end in time. */
  readonly allows: (milliseconds: number) => boolean
  readonly stoppedBy: () => 'caller' | 'clock' | null
  readonly end: () => void
}

export function startBudget(maxSeconds: number | undefined, caller: AbortSignal | undefined): SearchBudget {
  const controller = new AbortController()
  const deadline = maxSeconds === undefined ? Infinity : milliseconds() + 1000 * maxSeconds
  let reserved = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped: 'caller' | 'clock' | null = null

  const stop = (by: 'caller' | 'clock', reason: unknown) => {
    stopped ??= by
    controller.abort(reason)
  }
  const onAbort = () => stop('caller', caller?.reason)
  const arm = () => {
    clearTimeout(timer)
    if (deadline === Infinity) return
    timer = setTimeout(
      () => stop('clock', new DOMException('the time for the search is over', 'TimeoutError')),
      Math.max(0, deadline - reserved - milliseconds()),
    )
  }
  if (caller?.aborted) onAbort()
  caller?.addEventListener('abort', onAbort)
  arm()
  return {
    signal: controller.signal,
    reserve: (time) => {
      reserved = time
      arm()
    },
    allows: (time) => stopped === null && milliseconds() + time + reserved <= deadline,
    stoppedBy: () => stopped,
    end: () => {
      clearTimeout(timer)
      caller?.removeEventListener('abort', onAbort)
    },
  }
}
