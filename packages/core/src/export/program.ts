import { identifiers } from './names.ts'

/** A program being printed: its constants, and the parts of the library (named by `L`) that it calls. */
export interface Program<L extends string = string> {
  readonly variable: (column: string) => string
  /** Names a constant of the module and returns the name. */
  readonly constant: (source: string) => string
  /** Notes that the library function is used and returns its name (or `call`, where the snippet holds several). */
  readonly use: (snippet: L, call?: string) => string
  readonly constants: string[]
  readonly used: Set<L>
}

/** `declare` writes the definition of a constant in the language. */
export function startProgram<L extends string>(declare: (name: string, source: string) => string): Program<L> {
  const constants: string[] = []
  const used = new Set<L>()
  const nameOfSource = new Map<string, string>()
  return {
    variable: identifiers('c_'),
    constants,
    used,
    constant(source) {
      const known = nameOfSource.get(source)
      if (known !== undefined) return known
      const name = `k${constants.length}`
      constants.push(declare(name, source))
      nameOfSource.set(source, name)
      return name
    },
    use(snippet, call = snippet) {
      used.add(snippet)
      return call
    },
  }
}
