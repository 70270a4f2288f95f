import { CsvAnalyzerError } from '../util/error.ts'
import type { Session, SessionRun } from './session.ts'
import type { PlainError, SessionMethod, SessionReply, SessionRequest } from './session-messages.ts'

/** The part of `Worker` and `MessagePort` that a session needs. */
export interface SessionPort {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  removeEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  start?(): void
  terminate?(): void
}

interface Pending {
  readonly resolve: (value: never) => void
  readonly reject: (reason: unknown) => void
  readonly run: SessionRun
  readonly onAbort: () => void
}

/** A session that runs in a worker (`serveSession` there): the same calls, the same errors, progress and abort included. */
export function createWorkerSession(worker: SessionPort): Session {
  const pending = new Map<number, Pending>()
  let nextId = 0

  const post = (message: SessionRequest) => worker.postMessage(message)
  const settle = (id: number): Pending | undefined => {
    const call = pending.get(id)
    pending.delete(id)
    call?.run.signal?.removeEventListener('abort', call.onAbort)
    return call
  }
  const onMessage = ({ data }: { readonly data: unknown }) => {
    const reply = data as SessionReply
    if (reply.kind === 'progress') pending.get(reply.id)?.run.onProgress?.(reply.progress)
    else if (reply.kind === 'result') settle(reply.id)?.resolve(reply.value as never)
    else if (reply.kind === 'error') rejectWith(settle(reply.id), reply.error)
  }
  worker.addEventListener('message', onMessage)
  worker.start?.()

  function call<T>(method: SessionMethod, args: readonly unknown[], run: SessionRun = {}): Promise<T> {
    if (run.signal?.aborted) return Promise.reject(run.signal.reason)
    return new Promise<T>((resolve, reject) => {
      const id = nextId++
      const onAbort = () => post({ kind: 'abort', id })
      run.signal?.addEventListener('abort', onAbort)
      pending.set(id, { resolve, reject, run, onAbort })
      post({ kind: 'call', id, method, args, wantsProgress: run.onProgress !== undefined })
    })
  }

  return {
    load: (input, options, run) => call('load', [input, options], run),
    rows: (request) => call('rows', [request]),
    profile: (options, run) => call('profile', [options], run),
    suggest: (options, run) => call('suggest', [options], run),
    fit: (options, run) => call('fit', [options], run),
    predict: (rows) => call('predict', [rows]),
    exportModel: (format) => call('exportModel', [format]),
    dispose() {
      post({ kind: 'dispose' })
      worker.removeEventListener('message', onMessage)
      for (const id of [...pending.keys()])
        settle(id)?.reject(new CsvAnalyzerError('session-closed', 'the session was closed before the call was done'))
      worker.terminate?.()
    },
  }
}

/** An abort is the caller's own reason, as if the work had run in this thread. */
function rejectWith(call: Pending | undefined, { name, message, code, details }: PlainError): void {
  if (call === undefined) return
  if (call.run.signal?.aborted) call.reject(call.run.signal.reason)
  else if (code !== undefined) call.reject(new CsvAnalyzerError(code, message, details))
  else call.reject(Object.assign(new Error(message), { name }))
}
