import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { runFrom, type RawRun, type Run } from '../run.ts'

export async function getRun(mlflow: Mlflow, params: { readonly runId: string }, options?: CallOptions): Promise<Run> {
  const call = { method: 'GET', path: 'runs/get', query: { run_id: params.runId }, idempotent: true } as const
  return runFrom((await request<{ run: RawRun }>(mlflow, call, options)).run)
}
