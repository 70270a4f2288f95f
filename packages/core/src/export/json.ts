import { toJson } from '../fitted/to-json.ts'
import type { Exporter } from './exporter.ts'

/** The pipeline itself, as `fromJson` reads it. */
export const json: Exporter<string> = {
  name: 'json',
  title: 'Pipeline (JSON)',
  mediaType: 'application/json',
  extension: 'json',
  export: (pipeline) => Promise.resolve(toJson(pipeline)),
}
