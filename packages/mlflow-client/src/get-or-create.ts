import { createExperiment, type CreateExperiment } from './endpoints/create-experiment.ts'
import { createRegisteredModel, type CreateRegisteredModel } from './endpoints/create-registered-model.ts'
import { getExperimentByName } from './endpoints/get-experiment-by-name.ts'
import { restoreExperiment } from './endpoints/restore-experiment.ts'
import { MlflowError } from './mlflow-error.ts'
import type { CallOptions, Mlflow } from './mlflow.ts'

/** The id of the experiment of that name: found, brought back when it was deleted, or made. */
export async function getOrCreateExperiment(
  mlflow: Mlflow,
  params: CreateExperiment,
  options?: CallOptions,
): Promise<string> {
  const found = await findExperiment(mlflow, params.name, options)
  if (found !== null) return found
  try {
    return await createExperiment(mlflow, params, options)
  } catch (error) {
    if (!existsAlready(error)) throw error
    // Somebody else made it between the two calls.
    const made = await findExperiment(mlflow, params.name, options)
    if (made === null) throw error
    return made
  }
}

/** Makes the registered model unless there is one of that name. */
export async function ensureRegisteredModel(
  mlflow: Mlflow,
  params: CreateRegisteredModel,
  options?: CallOptions,
): Promise<void> {
  try {
    await createRegisteredModel(mlflow, params, options)
  } catch (error) {
    if (!existsAlready(error)) throw error
  }
}

async function findExperiment(mlflow: Mlflow, name: string, options?: CallOptions): Promise<string | null> {
  const found = await getExperimentByName(mlflow, { name }, options)
  if (found === null) return null
  if (found.lifecycleStage === 'deleted') await restoreExperiment(mlflow, found, options)
  return found.experimentId
}

/** MLflow answers 400 here, not 409: the code tells, not the status. */
function existsAlready(error: unknown): boolean {
  return error instanceof MlflowError && error.errorCode === 'RESOURCE_ALREADY_EXISTS'
}
