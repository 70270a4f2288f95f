import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Says which logged models a run has made. */
export async function logOutputs(
  mlflow: Mlflow,
  params: { readonly runId: string; readonly modelIds: readonly string[]; readonly step?: number },
  options?: CallOptions,
): Promise<void> {
  const models = params.modelIds.map((modelId) => ({ model_id: modelId, step: params.step ?? 0 }))
  const body = { run_id: params.runId, models }
  await request(mlflow, { method: 'POST', path: 'runs/outputs', body, idempotent: true }, options)
}
