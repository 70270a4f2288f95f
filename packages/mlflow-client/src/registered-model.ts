import { valuesOf, type Tag } from './tag.ts'

export interface RegisteredModel {
  readonly name: string
  readonly description: string
  readonly tags: { readonly [key: string]: string }
  /** Version by alias. */
  readonly aliases: { readonly [alias: string]: string }
}

export interface RawRegisteredModel {
  readonly name: string
  readonly description?: string
  readonly tags?: readonly Tag[]
  readonly aliases?: readonly { readonly alias: string; readonly version: string | number }[]
}

export function registeredModelFrom(raw: RawRegisteredModel): RegisteredModel {
  return {
    name: raw.name,
    description: raw.description ?? '',
    tags: valuesOf(raw.tags),
    aliases: Object.fromEntries((raw.aliases ?? []).map(({ alias, version }) => [alias, String(version)])),
  }
}
