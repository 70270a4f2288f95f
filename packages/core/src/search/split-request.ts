import type { JsonObject } from '../util/json.ts'
import type { SplitRequest } from './search-settings.ts'

/** What asks for the split of a recipe again; where it was decided, the same is decided again. */
export function splitRequest({ kind, column }: JsonObject): SplitRequest {
  if (kind === 'holdout') return 'holdout'
  if (kind === 'time') return { time: String(column) }
  return kind === 'group' ? { group: String(column) } : 'auto'
}
