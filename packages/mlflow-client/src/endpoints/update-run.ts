import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import type { RunStatus } from '../run.ts'

export interface UpdateRun {
  readonly runId: string
  readonly status?: RunStatus
  readonly name?: string
  /** Milliseconds since 1970. */
  readonly endTime?: number
}

/** Ends or renames a run. */
export async function updateRun(mlflow: Mlflow, params: UpdateRun, options?: CallOptions): Promise<void> {
  const body = { run_id: params.runId, status: params.status, run_name: params.name, end_time: params.endTime }
  await request(mlflow, { method: 'POST', path: 'runs/update', body, idempotent: true }, options)
}
