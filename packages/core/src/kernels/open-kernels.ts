import { jsKernels } from './js-kernels.ts'
import type { Kernels } from './kernels.ts'
import { wasmKernels } from './wasm-kernels.ts'

/** Kernels over an arena of that many bytes: WebAssembly where it can be had, else JavaScript. The results are the same bits. */
export async function openKernels(kind: 'auto' | 'js' | 'wasm', bytes: number): Promise<Kernels> {
  return (kind === 'js' ? null : await wasmKernels(bytes)) ?? jsKernels(bytes)
}
