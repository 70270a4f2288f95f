import type { Progress } from '../node.ts'
import type { Io } from './io.ts'

const pauseMilliseconds = 100

/** One line on the terminal that is written over; nothing where no person looks. */
export function progressOf({ isTerminal, writeStderr }: Io): ((progress: Progress) => void) | undefined {
  if (!isTerminal) return undefined
  let last = 0
  return ({ stage, done, total, message }) => {
    const now = Date.now()
    if (now - last < pauseMilliseconds && done !== total) return
    last = now
    const share = total ? ` ${Math.floor((100 * done) / total)} %` : ''
    writeStderr(`\r\u001b[K${stage}${share}${message ? ` · ${message}` : ''}`.slice(0, 160))
  }
}

/** Removes the line before something else is written. */
export function clearProgress({ isTerminal, writeStderr }: Io): void {
  if (isTerminal) writeStderr('\r\u001b[K')
}
