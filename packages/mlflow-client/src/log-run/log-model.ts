import { createLoggedModel } from '../endpoints/create-logged-model.ts'
import { finalizeLoggedModel } from '../endpoints/finalize-logged-model.ts'
import { logOutputs } from '../endpoints/log-outputs.ts'
import { uploadArtifact } from '../endpoints/upload-artifact.ts'
import type { LoggedModel } from '../logged-model.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import type { LogRun } from './training-to-log.ts'

interface ModelOfRun extends Pick<LogRun, 'modelFiles' | 'pipeline'> {
  readonly runId: string
  readonly experimentId: string
  readonly params: { readonly [key: string]: string }
}

/** The logged model of a run with its files; null when there are none. */
export async function logModel(mlflow: Mlflow, of: ModelOfRun, options?: CallOptions): Promise<string | null> {
  const { modelFiles, pipeline, runId, experimentId, params } = of
  if (modelFiles === null) return null
  const name = pipeline.target.replace(/[/:.%"']/g, '_').trim() || 'model'
  const created = { experimentId, name, modelType: pipeline.task, sourceRunId: runId, params }
  const model = await createLoggedModel(mlflow, created, options)
  try {
    await uploadFiles(mlflow, model, runId, modelFiles, options)
    await finalizeLoggedModel(mlflow, { modelId: model.modelId, status: 'LOGGED_MODEL_READY' }, options)
  } catch (error) {
    const failed = { modelId: model.modelId, status: 'LOGGED_MODEL_UPLOAD_FAILED' } as const
    await finalizeLoggedModel({ ...mlflow, retries: 0 }, failed).catch(() => undefined)
    throw error
  }
  await logOutputs(mlflow, { runId, modelIds: [model.modelId] }, options)
  return model.modelId
}

async function uploadFiles(
  mlflow: Mlflow,
  { modelId, artifactUri }: LoggedModel,
  runId: string,
  files: { readonly [path: string]: Uint8Array },
  options?: CallOptions,
): Promise<void> {
  for (const [path, bytes] of Object.entries(files)) {
    const content = path === 'MLmodel' ? marked(bytes, modelId, runId) : bytes
    await uploadArtifact(mlflow, { artifactUri, path, content }, options)
  }
}

/** Lets a loaded model tell where it came from: the file is YAML, a mapping to which lines may be added. */
function marked(modelFile: Uint8Array, modelId: string, runId: string): string {
  const text = new TextDecoder().decode(modelFile)
  return `${text.trimEnd()}\nmodel_id: ${modelId}\nrun_id: ${runId}\n`
}
