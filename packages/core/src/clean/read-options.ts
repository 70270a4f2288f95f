import type { JsonObject, JsonValue } from '../util/json.ts'

/** Options and learned values are plain JSON that `checkOptions` has checked; these read them with their types. */
export function numberOption(options: JsonObject | null, name: string): number | null {
  const value = options?.[name]
  return typeof value === 'number' ? value : null
}

export function textOption(options: JsonObject | null, name: string): string | null {
  const value = options?.[name]
  return typeof value === 'string' ? value : null
}

export function textsOption(options: JsonObject | null, name: string): readonly string[] {
  const value = options?.[name]
  return isList(value) ? value.filter((entry) => typeof entry === 'string') : []
}

export function valuesOption(options: JsonObject | null, name: string): readonly (string | number)[] {
  const value = options?.[name]
  return isList(value) ? value.filter((entry) => typeof entry === 'string' || typeof entry === 'number') : []
}

export function rowsOption(options: JsonObject | null, name: string): readonly number[] {
  const value = options?.[name]
  return isList(value) ? value.filter((entry) => typeof entry === 'number') : []
}

export function mapOption<T extends JsonValue>(
  options: JsonObject | null,
  name: string,
  fits: (value: JsonValue) => value is T,
): { readonly [key: string]: T } {
  const value = options?.[name]
  const map: Record<string, T> = {}
  if (typeof value !== 'object' || value === null || isList(value)) return map
  for (const [key, entry] of Object.entries(value as JsonObject)) if (fits(entry)) map[key] = entry
  return map
}

export function isText(value: JsonValue): value is string {
  return typeof value === 'string'
}

export function isTextOrNull(value: JsonValue): value is string | null {
  return value === null || typeof value === 'string'
}

export function isNumber(value: JsonValue): value is number {
  return typeof value === 'number'
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}
