import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { runFrom, type RawRun, type Run } from '../run.ts'
import { tagsOf } from '../tag.ts'

export interface CreateRun {
  readonly experimentId: string
  readonly name?: string
  /** Milliseconds since 1970. */
  readonly startTime: number
  readonly tags?: { readonly [key: string]: string }
}

export async function createRun(mlflow: Mlflow, params: CreateRun, options?: CallOptions): Promise<Run> {
  const body = {
    experiment_id: params.experimentId,
    run_name: params.name,
    start_time: params.startTime,
    tags: tagsOf(params.tags),
  }
  const call = { method: 'POST', path: 'runs/create', body, idempotent: false } as const
  return runFrom((await request<{ run: RawRun }>(mlflow, call, options)).run)
}
