import { milliseconds } from './clock.ts'

/** The wall-clock cap and the caller's signal as one: both stop the search, neither changes a candidate. */
export interface SearchBudget {
  /** Aborts what runs. */
  readonly signal: AbortSignal
  /** Keeps this much time for what comes after the search. */
  readonly reserve: (milliseconds: number) => void
  /** Whether the search may go on; when its time has come it counts as stopped by the clock. */
  readonly goesOn: () => boolean
  /** @throws the reason when the search may not go on */
  readonly check: () => void
  /** The search is over by itself; from here on it can no longer be stopped by the clock. */
  readonly searched: () => void
  /** Whether something that takes so long would still end, and leave so much time. */
  readonly allows: (milliseconds: number, kept: number) => boolean
  /** Does something that can be left out, unless the time that must be kept is reached first: then null. */
  readonly attempt: <T>(kept: number, work: (signal: AbortSignal) => Promise<T>) => Promise<T | null>
  readonly stoppedBy: () => 'caller' | 'clock' | null
  readonly end: () => void
}

/** The time counts from this call. */
export function startBudget(maxSeconds: number | undefined, caller: AbortSignal | undefined): SearchBudget {
  const deadline = maxSeconds === undefined ? Infinity : milliseconds() + 1000 * maxSeconds
  const left = (kept: number) => deadline - kept - milliseconds()
  const search = stopper(caller)
  let reserved = 0
  search.stopIn(left(0))

  const goesOn = () => {
    if (left(reserved) <= 0) search.stop()
    return !search.signal.aborted
  }
  return {
    signal: search.signal,
    reserve: (time) => {
      reserved = time
      search.stopIn(left(time))
    },
    goesOn,
    check: () => {
      if (!goesOn()) throw search.signal.reason
    },
    searched: () => search.stopIn(Infinity),
    allows: (time, kept) => caller?.aborted !== true && left(kept) >= time,
    async attempt(kept, work) {
      const { signal, stopIn, end } = stopper(caller)
      if (signal.aborted || left(kept) <= 0) return null
      stopIn(left(kept))
      try {
        return await work(signal)
      } catch (error) {
        if (signal.aborted) return null
        throw error
      } finally {
        end()
      }
    },
    stoppedBy: () => (caller?.aborted ? 'caller' : search.signal.aborted ? 'clock' : null),
    end: search.end,
  }
}

/** A signal that follows the caller's and a timer. */
function stopper(caller: AbortSignal | undefined): {
  readonly signal: AbortSignal
  readonly stop: () => void
  readonly stopIn: (time: number) => void
  readonly end: () => void
} {
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const onAbort = () => controller.abort(caller?.reason)
  const stop = () => controller.abort(new DOMException('the time for the search is over', 'TimeoutError'))
  if (caller?.aborted) onAbort()
  caller?.addEventListener('abort', onAbort)
  return {
    signal: controller.signal,
    stop,
    stopIn(time) {
      clearTimeout(timer)
      if (time < longestTimer) timer = setTimeout(stop, Math.max(0, time))
    },
    end() {
      clearTimeout(timer)
      caller?.removeEventListener('abort', onAbort)
    },
  }
}

/** Timers that wait longer fire at once. */
const longestTimer = 2_147_483_648
