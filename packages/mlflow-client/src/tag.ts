export interface KeyValue<T> {
  readonly key: string
  readonly value: T
}

export type Tag = KeyValue<string>

/** MLflow's list of keys and values. */
export function tagsOf(values: { readonly [key: string]: string } = {}): readonly Tag[] {
  return Object.entries(values).map(([key, value]) => ({ key, value }))
}

/** MLflow leaves an empty list out, and an empty value of a tag too. */
export function valuesOf(tags: readonly Partial<KeyValue<string>>[] = []): { readonly [key: string]: string } {
  return Object.fromEntries(tags.map(({ key, value }) => [key, value ?? '']))
}
