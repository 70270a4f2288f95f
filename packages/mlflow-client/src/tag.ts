export interface Tag {
  readonly key: string
  readonly value: string
}

/** MLflow's list of keys and values. */
export function tagsOf(values: { readonly [key: string]: string } = {}): readonly Tag[] {
  return Object.entries(values).map(([key, value]) => ({ key, value }))
}
