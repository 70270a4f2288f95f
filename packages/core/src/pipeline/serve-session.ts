import { CsvAnalyzerError } from '../util/error.ts'
import { createLocalSession } from './local-session.ts'
import type { SessionRun } from './session.ts'
import type { PlainError, SessionReply, SessionRequest } from './session-messages.ts'
import type { SessionPort } from './worker-session.ts'

/** Answers the calls of `createWorkerSession` on the other side of a port. One session a port. */
export function serveSession(port: Pick<SessionPort, 'postMessage' | 'addEventListener'>): void {
  const session = createLocalSession()
  const running = new Map<number, AbortController>()
  const post = (reply: SessionReply) => port.postMessage(reply)

  async function answer({ id, method, args, wantsProgress }: Extract<SessionRequest, { kind: 'call' }>): Promise<void> {
    const controller = new AbortController()
    running.set(id, controller)
    const run: SessionRun = {
      signal: controller.signal,
      ...(wantsProgress && { onProgress: (progress) => post({ kind: 'progress', id, progress }) }),
    }
    try {
      const callable = session[method] as (...all: readonly unknown[]) => Promise<unknown>
      post({ kind: 'result', id, value: await callable(...args, run) })
    } catch (error) {
      post({ kind: 'error', id, error: plainError(error) })
    } finally {
      running.delete(id)
    }
  }

  port.addEventListener('message', ({ data }) => {
    const request = data as SessionRequest
    if (request.kind === 'call') void answer(request)
    else if (request.kind === 'abort') running.get(request.id)?.abort()
    else if (request.kind === 'dispose') session.dispose()
  })
}

function plainError(error: unknown): PlainError {
  if (error instanceof CsvAnalyzerError)
    return { name: error.name, message: error.message, code: error.code, details: error.details }
  if (error instanceof Error) return { name: error.name, message: error.message }
  return { name: 'Error', message: String(error) }
}
