export interface KernelSource {
  readonly source: string
  readonly target: string
  readonly name: string
  readonly features: readonly string[]
}
export const kernelSources: readonly KernelSource[]
export function compileKernels(kernels: KernelSource): Promise<string>
