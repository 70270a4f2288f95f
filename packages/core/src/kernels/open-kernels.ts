import { openThreads } from '../workers/open-threads.ts'
import { jsKernels } from './js-kernels.ts'
import type { Kernels } from './kernels.ts'
import { threadedKernels } from './threaded-kernels.ts'
import { wasmKernels } from './wasm-kernels.ts'

export interface KernelNeeds {
  readonly bytes: number
  /** And so many for each thread. */
  readonly bytesOfThread?: number
  /** How many threads may take part, this one counted. */
  readonly threads?: number
}

/** Kernels over an arena: WebAssembly where it can be had, on several threads where memory can be shared, else JavaScript. The results are the same bits. */
export async function openKernels(
  kind: 'auto' | 'js' | 'wasm',
  { bytes, bytesOfThread = 0, threads = 1 }: KernelNeeds,
): Promise<Kernels> {
  if (kind !== 'js' && threads > 1) {
    const team = await openThreads(threads - 1)
    const kernels = team && (await threadedKernels(team, bytes + bytesOfThread * (team.size + 1)))
    if (kernels) return kernels
  }
  return (kind === 'js' ? null : wasmKernels(bytes + bytesOfThread)) ?? jsKernels(bytes + bytesOfThread)
}
