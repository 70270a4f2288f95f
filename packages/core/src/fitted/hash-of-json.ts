import { canonicalJson, sha256Hex } from '../util/hash.ts'
import type { JsonObject, JsonValue } from '../util/json.ts'

/** SHA-256 of a pipeline's canonical JSON, without its own `hash` and without `recipe.timing`. */
export function hashOfJson(json: JsonObject): string {
  const { hash: _hash, recipe, ...rest } = json
  return sha256Hex(new TextEncoder().encode(canonicalJson({ ...rest, recipe: withoutTiming(recipe) })))
}

function withoutTiming(recipe: JsonValue | undefined): JsonValue {
  if (recipe === null || typeof recipe !== 'object' || Array.isArray(recipe)) return recipe ?? null
  const { timing: _timing, ...rest } = recipe as JsonObject
  return rest
}
