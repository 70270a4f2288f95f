import { valuesOf, type Tag } from './tag.ts'

export interface ModelVersion {
  readonly name: string
  /** A number as text: `1`, `2`, … */
  readonly version: string
  /** For example `models:/m-…`. */
  readonly source: string
  readonly runId: string | null
  readonly modelId: string | null
  readonly status: 'PENDING_REGISTRATION' | 'FAILED_REGISTRATION' | 'READY'
  readonly description: string
  readonly tags: { readonly [key: string]: string }
  readonly aliases: readonly string[]
}

export interface RawModelVersion {
  readonly name: string
  readonly version: string | number
  readonly source?: string
  readonly run_id?: string
  readonly model_id?: string
  readonly status?: ModelVersion['status']
  readonly description?: string
  readonly tags?: readonly Tag[]
  readonly aliases?: readonly string[]
}

export function modelVersionFrom(raw: RawModelVersion): ModelVersion {
  return {
    name: raw.name,
    version: String(raw.version),
    source: raw.source ?? '',
    runId: raw.run_id || null,
    // A server that does not answer it still says where the files lie.
    modelId: raw.model_id || (/^models:\/(m-\w+)$/.exec(raw.source ?? '')?.[1] ?? null),
    status: raw.status ?? 'READY',
    description: raw.description ?? '',
    tags: valuesOf(raw.tags),
    aliases: raw.aliases ?? [],
  }
}
