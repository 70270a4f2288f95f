import { setTimeout as pause } from 'node:timers/promises'

/** Asks again until there is an answer; what is not there yet, or fails, is null or throws. */
export async function until<T>(ask: () => Promise<T | null | false>, seconds = 60): Promise<T> {
  let failure: unknown
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(250)) {
    try {
      const answer = await ask()
      if (answer !== null && answer !== false) return answer
    } catch (error) {
      failure = error
    }
  }
  throw new Error(`not within ${seconds} seconds`, { cause: failure })
}
