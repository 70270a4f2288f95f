import { bytesFromBase64 } from '../util/base64.ts'
import { Arena } from './arena.ts'

const PAGE_BYTES = 65_536
const MOST_PAGES = 65_535

export interface OpenWasm<Exports> {
  readonly exports: Exports
  readonly arena: Arena
}

/** What has been compiled, by its text; null: it cannot be. */
const compiled = new Map<string, WebAssembly.Module | null>()

/** Embedded WebAssembly over a memory of a fixed size; null where it cannot be had: no WebAssembly, a policy against it, or too large. */
export function openWasm<Exports>(base64: string, bytes: number): OpenWasm<Exports> | null {
  const pages = Math.ceil(bytes / PAGE_BYTES) + 1
  if (typeof WebAssembly !== 'object' || pages > MOST_PAGES) return null
  const module = compiledOnce(base64)
  if (module === null) return null
  try {
    // never grown: a detached buffer slows all typed arrays of the process
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
    const instance = new WebAssembly.Instance(module, { env: { memory } })
    return { exports: instance.exports as Exports, arena: new Arena(memory.buffer, 1024) }
  } catch {
    return null // not enough address space: the JavaScript kernels ask for less at once
  }
}

function compiledOnce(base64: string): WebAssembly.Module | null {
  const known = compiled.get(base64)
  if (known !== undefined) return known
  let module: WebAssembly.Module | null = null
  try {
    module = new WebAssembly.Module(bytesFromBase64(base64) as Uint8Array<ArrayBuffer>)
  } catch {
    // the JavaScript kernels are always there
  }
  compiled.set(base64, module)
  return module
}
