/** Milliseconds of work between two yields: short enough for a page to draw, long enough to cost nothing. */
const SLICE_MILLISECONDS = 20

let lastYield: number | undefined

/**
 * Lets the event loop run when the last time is a while ago, then throws `signal.reason` if the call was aborted.
 * The clock decides when to pause, never what is computed.
 */
export async function breathe(signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) throw signal.reason
  if (!isDueForYield()) return
  await nextTask()
  lastYield = milliseconds()
  if (signal?.aborted) throw signal.reason
}

/** Whether `breathe` would pause now: for loops that want to spare the promise. */
export function isDueForYield(): boolean {
  const now = milliseconds()
  // The first slice begins here: a turn of the event loop while a program starts costs more than a short file.
  lastYield ??= now
  return now - lastYield >= SLICE_MILLISECONDS
}

/** Pauses for one turn of the event loop, whatever the clock says. */
export function nextTask(): Promise<void> {
  if (typeof globals.setImmediate === 'function') return new Promise((resolve) => globals.setImmediate!(resolve))
  if (typeof MessageChannel === 'function') return throughMessageChannel()
  return new Promise((resolve) => setTimeout(resolve, 0))
}

const globals = globalThis as { setImmediate?: (callback: () => void) => unknown }

/** setTimeout is clamped to 4 ms in pages; a message is not. */
let channel: MessageChannel | undefined
const waiting: (() => void)[] = []

function throughMessageChannel(): Promise<void> {
  if (channel === undefined) {
    channel = new MessageChannel()
    channel.port1.onmessage = () => waiting.shift()?.()
  }
  const open = channel
  return new Promise((resolve) => {
    waiting.push(resolve)
    open.port2.postMessage(0)
  })
}

function milliseconds(): number {
  return performance.now()
}
