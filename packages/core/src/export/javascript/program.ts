import { identifiers } from '../names.ts'
import type { LibraryName } from './library.ts'

/** A module being printed: constants, statements of `predict`, and the parts of the library that they call. */
export interface Program {
  readonly variable: (column: string) => string
  /** Names a constant of the module and returns the name. */
  readonly constant: (source: string) => string
  /** Notes that the library function is used and returns its name (or `call`, where the snippet holds several). */
  readonly use: (snippet: LibraryName, call?: string) => string
  readonly constants: string[]
  readonly used: Set<LibraryName>
}

export function startProgram(): Program {
  const constants: string[] = []
  const used = new Set<LibraryName>()
  const nameOfSource = new Map<string, string>()
  return {
    variable: identifiers('c_'),
    constants,
    used,
    constant(source) {
      const known = nameOfSource.get(source)
      if (known !== undefined) return known
      const name = `k${constants.length}`
      constants.push(`const ${name} = ${source}`)
      nameOfSource.set(source, name)
      return name
    },
    use(snippet, call = snippet) {
      used.add(snippet)
      return call
    },
  }
}
