/** A piece of the program that an export carries only when it is used. */
export interface Snippet {
  readonly needs: readonly string[]
  readonly code: string
}

/** The snippets asked for and those that they need, each once, in the order of the library. */
export function usedSnippets(
  library: { readonly [name: string]: Snippet },
  asked: Iterable<string>,
): readonly string[] {
  const used = new Set<string>()
  const visit = (name: string): void => {
    if (used.has(name)) return
    used.add(name)
    library[name].needs.forEach(visit)
  }
  for (const name of asked) visit(name)
  return Object.keys(library)
    .filter((name) => used.has(name))
    .map((name) => library[name].code.trim())
}
