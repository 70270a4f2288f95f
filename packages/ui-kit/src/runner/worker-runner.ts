import type { Runner } from './runner.ts'

export async function startWorkerRunner(_options: { readonly workerUrl?: string }): Promise<Runner> {
  throw new Error('core is not there yet')
}
