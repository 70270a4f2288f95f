/** Other threads that call the exports of one WebAssembly module over one shared memory. */
export interface Threads {
  readonly size: number
  /** Gives every thread its instance over `memory`, and 256 bytes each from `control` on for the calls. */
  attach(module: WebAssembly.Module, memory: WebAssembly.Memory, control: number): Promise<void>
  /** Begins a call on a thread that has none; array arguments are byte offsets. */
  start(thread: number, name: string, values: readonly number[]): void
  /** Waits for the call to end and returns its number. */
  finish(thread: number): number
  /** Lets the threads go; they are kept for the next who asks. */
  release(): void
}

export const CONTROL_BYTES = 256

/** Turns that a thread looks for news before it sleeps: some microseconds. */
const SPINS = 3000

/**
 * What runs in a thread: plain text, so that no bundler has to know of another file. `state` holds the turn asked for, the turn done, the
 * export, the number of arguments and whether the call failed.
 */
const THREAD = `
const serve = ({ module, memory, control }, reply) => {
  const exports = new WebAssembly.Instance(module, { env: { memory } }).exports
  const calls = WebAssembly.Module.exports(module).map(({ name }) => exports[name])
  const state = new Int32Array(memory.buffer, control, 8)
  const values = new Float64Array(memory.buffer, control + 32, 24)
  let turn = Atomics.load(state, 0)
  reply('ready')
  for (;;) {
    for (let spin = 0; spin < ${SPINS} && Atomics.load(state, 0) === turn; spin++);
    while (Atomics.load(state, 0) === turn) Atomics.wait(state, 0, turn)
    turn = Atomics.load(state, 0)
    if (state[2] < 0) return
    try { values[0] = Number(calls[state[2]](...values.subarray(1, 1 + state[3]))) } catch { state[4] = 1 }
    Atomics.store(state, 1, turn)
    Atomics.notify(state, 1)
  }
}
if (typeof process === 'object' && typeof require === 'function') {
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', (order) => serve(order, (answer) => parentPort.postMessage(answer)))
} else self.onmessage = ({ data }) => serve(data, (answer) => self.postMessage(answer))
`

interface Thread {
  /** Resolves when the thread stands ready over this memory. */
  order(message: { module: WebAssembly.Module; memory: WebAssembly.Memory; control: number }): Promise<void>
}

/** Threads without work. */
const idle: Thread[] = []

/** Threads that share memory with this one; null where there are none: no shared memory, no workers, or a policy against them. */
export async function openThreads(size: number): Promise<Threads | null> {
  const threads: Thread[] = []
  while (threads.length < size) {
    const thread = idle.pop() ?? spawn()
    if (thread === null) break
    threads.push(thread)
  }
  return threads.length === 0 ? null : teamOf(threads)
}

function teamOf(threads: readonly Thread[]): Threads {
  let states: readonly { state: Int32Array; values: Float64Array }[] = []
  let names: readonly string[] = []
  const post = ({ state }: { state: Int32Array }, call: number): void => {
    state[2] = call
    Atomics.add(state, 0, 1)
    Atomics.notify(state, 0)
  }
  return {
    size: threads.length,
    async attach(module, memory, control) {
      names = WebAssembly.Module.exports(module).map(({ name }) => name)
      states = threads.map((_, k) => ({
        state: new Int32Array(memory.buffer, control + k * CONTROL_BYTES, 8),
        values: new Float64Array(memory.buffer, control + k * CONTROL_BYTES + 32, 24),
      }))
      await Promise.all(
        threads.map((thread, k) => thread.order({ module, memory, control: control + k * CONTROL_BYTES })),
      )
    },
    start(thread, name, values) {
      states[thread].values.set(values, 1)
      states[thread].state[3] = values.length
      post(states[thread], names.indexOf(name))
    },
    finish(thread) {
      const { state, values } = states[thread]
      waitFor(state)
      if (state[4] !== 0) throw new Error('a call on another thread failed')
      return values[0]
    },
    release() {
      for (const state of states) post(state, -1)
      idle.push(...threads)
      states = []
    },
  }
}

function waitFor(state: Int32Array): void {
  const turn = state[0]
  for (let spin = 0; spin < SPINS; spin++) if (Atomics.load(state, 1) === turn) return
  for (;;) {
    const done = Atomics.load(state, 1)
    if (done === turn) return
    try {
      Atomics.wait(state, 1, done, 100)
    } catch {
      // a page's own thread may not sleep: it keeps looking
    }
  }
}

interface NodeThreads {
  readonly Worker: new (
    code: string,
    options: { eval: true; execArgv: readonly string[] },
  ) => {
    postMessage(message: unknown): void
    on(event: string, listener: (value: unknown) => void): void
    ref(): void
    unref(): void
  }
}

function spawn(): Thread | null {
  const scope = globalThis as {
    process?: { getBuiltinModule?: (name: string) => unknown }
    crossOriginIsolated?: boolean
  }
  try {
    const node = scope.process?.getBuiltinModule?.('node:worker_threads') as NodeThreads | undefined
    if (node) return nodeThread(node)
    return scope.crossOriginIsolated === true && typeof Worker === 'function' ? pageThread() : null
  } catch {
    return null
  }
}

function nodeThread({ Worker: NodeWorker }: NodeThreads): Thread {
  const worker = new NodeWorker(THREAD, { eval: true, execArgv: [] })
  const answer = answerOf()
  worker.on('message', () => answer.resolve())
  worker.on('error', (error) => answer.reject(error))
  return {
    async order(message) {
      worker.ref() // the process waits for an answer, not for an idle thread
      try {
        await answer.after(() => worker.postMessage(message))
      } finally {
        worker.unref()
      }
    },
  }
}

function pageThread(): Thread {
  const worker = new Worker(`data:text/javascript,${encodeURIComponent(THREAD)}`)
  const answer = answerOf()
  worker.onmessage = () => answer.resolve()
  worker.onerror = () => answer.reject(new Error('the thread could not start'))
  return { order: (message) => answer.after(() => worker.postMessage(message)) }
}

/** The one answer that is waited for at a time. */
function answerOf() {
  let settle: { resolve: () => void; reject: (reason: unknown) => void } | null = null
  return {
    after: (ask: () => void) =>
      new Promise<void>((resolve, reject) => {
        settle = { resolve, reject }
        ask()
      }),
    resolve: () => settle?.resolve(),
    reject: (reason: unknown) => settle?.reject(reason),
  }
}
