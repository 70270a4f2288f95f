import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const file = fileURLToPath(new URL('./snippet.ts', import.meta.url))

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
}

const plain = ts.createCompilerHost(options)
const kept = new Map<string, ts.SourceFile | undefined>()

/** The compiler's complaints about a module that imports the built package as any user does. */
export function errorsOf(code: string): readonly string[] {
  const host: ts.CompilerHost = {
    ...plain,
    fileExists: (name) => name === file || plain.fileExists(name),
    readFile: (name) => (name === file ? code : plain.readFile(name)),
    getSourceFile(name, languageVersion) {
      if (name === file) return ts.createSourceFile(name, code, languageVersion)
      if (!kept.has(name)) kept.set(name, plain.getSourceFile(name, languageVersion))
      return kept.get(name)
    },
  }
  const program = ts.createProgram([file], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}
