import { CsvAnalyzerError } from '../util/error.ts'
import type { Progress } from '../util/run-options.ts'
import { type Answer, errorOf, type Question, type WorkerPort } from './messages.ts'

/** Runs named tasks somewhere else, or here: callers do not know. Any number of workers gives the same results. */
export interface WorkerPool {
  /** Tasks that run at the same time. */
  readonly size: number
  /** Begins to start the workers before there is work, and waits until all of them answer; keeps no process alive. */
  start(): Promise<void>
  /** Inputs and results are copied (structured clone, shared memory excepted), never transferred: a detached buffer slows the whole process. */
  run<T>(task: string, input: unknown, options?: TaskOptions): Promise<T>
  /** Ends the workers; tasks under way are rejected. */
  close(): Promise<void>
}

export interface TaskOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

interface Job {
  readonly id: number
  readonly task: string
  readonly input: unknown
  readonly options: TaskOptions
  readonly resolve: (result: unknown) => void
  readonly reject: (reason: unknown) => void
}

interface Slot {
  worker: OpenWorker | null
  job: Job | null
}

interface OpenWorker {
  readonly port: Promise<WorkerPort>
  readonly ready: Promise<void>
  readonly settleReady: { readonly resolve: () => void; readonly reject: (reason: unknown) => void }
}

/** A pool of `size` workers, each started by `spawn` when it is first needed, or by `start`. First come, first served. */
export function createPool(spawn: () => Promise<WorkerPort>, size: number): WorkerPool {
  const slots: Slot[] = Array.from({ length: Math.max(1, size) }, () => ({ worker: null, job: null }))
  const waiting: Job[] = []
  let nextId = 1
  let closed = false

  function run<T>(task: string, input: unknown, options: TaskOptions = {}): Promise<T> {
    if (closed) return Promise.reject(closedError())
    if (options.signal?.aborted) return Promise.reject(options.signal.reason)
    let onAbort = () => {}
    const done = new Promise<T>((resolve, reject) => {
      const job: Job = { id: nextId++, task, input, options, resolve: resolve as (result: unknown) => void, reject }
      onAbort = () => abort(job)
      options.signal?.addEventListener('abort', onAbort)
      waiting.push(job)
      startWaiting()
    })
    return done.finally(() => options.signal?.removeEventListener('abort', onAbort))
  }

  function startWaiting(): void {
    for (const slot of slots) {
      if (slot.job !== null) continue
      const job = waiting.shift()
      if (job === undefined) return
      slot.job = job
      void start(slot, job)
    }
  }

  async function start(slot: Slot, job: Job): Promise<void> {
    try {
      const port = await open(slot).port
      const question: Question = { kind: 'run', id: job.id, task: job.task, input: job.input }
      if (slot.job === job) port.post(question)
    } catch (error) {
      finish(slot, job, () => job.reject(error))
    }
  }

  function open(slot: Slot): OpenWorker {
    return (slot.worker ??= openWorker(slot))
  }

  function openWorker(slot: Slot): OpenWorker {
    const { promise, ...settleReady } = withResolvers()
    const worker: OpenWorker = { port: listening(slot), ready: promise, settleReady }
    worker.port.catch((cause) => fail(slot, cause))
    return worker
  }

  async function listening(slot: Slot): Promise<WorkerPort> {
    const port = await spawn()
    port.listen(
      (answer) => receive(slot, answer),
      (cause) => fail(slot, cause),
    )
    return port
  }

  async function startAll(): Promise<void> {
    if (closed) throw closedError()
    await Promise.all(slots.map((slot) => open(slot).ready))
  }

  function receive(slot: Slot, answer: Answer): void {
    const { job, worker } = slot
    if (answer.kind === 'ready') worker?.settleReady.resolve()
    else if (job === null || answer.id !== job.id) return
    else if (answer.kind === 'progress') job.options.onProgress?.(answer.progress)
    else if (answer.kind === 'result') finish(slot, job, () => job.resolve(answer.result))
    else finish(slot, job, () => job.reject(job.options.signal?.aborted ? job.options.signal.reason : errorOf(answer)))
  }

  /** The worker died: its task fails, the next one gets a new worker. */
  function fail(slot: Slot, cause: unknown): void {
    const { job, worker } = slot
    slot.worker = null
    if (worker !== null) void end(worker, cause)
    if (job !== null)
      finish(slot, job, () =>
        job.reject(
          new CsvAnalyzerError('worker-failed', `the worker ended during the task "${job.task}"`, {}, { cause }),
        ),
      )
  }

  function end({ port, settleReady }: OpenWorker, reason: unknown): Promise<void> {
    settleReady.reject(reason)
    return port.then(
      (open) => open.close(),
      () => undefined,
    )
  }

  function finish(slot: Slot, job: Job, settle: () => void): void {
    if (slot.job !== job) return
    slot.job = null
    settle()
    startWaiting()
  }

  /** The caller hears at once; the worker stays taken until it has stopped. */
  function abort(job: Job): void {
    const at = waiting.indexOf(job)
    if (at >= 0) waiting.splice(at, 1)
    const slot = slots.find((candidate) => candidate.job === job)
    void slot?.worker?.port.then(
      (port) => port.post({ kind: 'abort', id: job.id }),
      () => undefined,
    )
    job.reject(job.options.signal?.reason)
  }

  async function close(): Promise<void> {
    closed = true
    const jobs = [...waiting.splice(0), ...slots.flatMap(({ job }) => job ?? [])]
    const workers = slots.flatMap(({ worker }) => worker ?? [])
    for (const slot of slots) slot.job = slot.worker = null
    for (const job of jobs) job.reject(closedError())
    await Promise.all(workers.map((worker) => end(worker, closedError())))
  }

  return { size: slots.length, start: startAll, run, close }
}

/** A promise that whoever holds its ends settles; nobody has to hear of a refusal. */
function withResolvers(): {
  readonly promise: Promise<void>
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
} {
  let resolve!: () => void
  let reject!: (reason: unknown) => void
  const promise = new Promise<void>((done, failed) => {
    resolve = done
    reject = failed
  })
  promise.catch(() => undefined)
  return { promise, resolve, reject }
}

function closedError(): CsvAnalyzerError {
  return new CsvAnalyzerError('pool-closed', 'the worker pool is closed')
}
