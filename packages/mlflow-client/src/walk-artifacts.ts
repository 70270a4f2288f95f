import type { Artifact } from './artifact.ts'
import { listArtifacts, type ListArtifacts } from './endpoints/list-artifacts.ts'
import type { CallOptions, Mlflow } from './mlflow.ts'

/** Every file below a folder, folder after folder; paths start at the artifact address. */
export async function* walkArtifacts(
  mlflow: Mlflow,
  params: ListArtifacts,
  options?: CallOptions,
): AsyncGenerator<Artifact> {
  for (const each of await listArtifacts(mlflow, params, options)) {
    const path = params.path === undefined ? each.path : `${params.path}/${each.path}`
    if (each.isFolder) yield* walkArtifacts(mlflow, { ...params, path }, options)
    else yield { ...each, path }
  }
}
