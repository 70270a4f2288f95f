import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ts from 'typescript'

export interface Import {
  /** The importing file, relative to the folder that was read, with forward slashes. */
  readonly from: string
  readonly specifier: string
  readonly typeOnly: boolean
  /** An `import()` call, which a bundle loads later. */
  readonly lazy: boolean
}

/** Every import of every TypeScript file under a folder: static, re-export, dynamic, type query and require. */
export function importsUnder(folder: string): readonly Import[] {
  return filesUnder(folder).flatMap((from) => importsOf(from, readFileSync(join(folder, from), 'utf8')))
}

export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .sort()
}

export function importsOf(from: string, text: string): readonly Import[] {
  const found: Import[] = []
  const add = (node: ts.Node | undefined, typeOnly: boolean, lazy = false): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push({ from, specifier: node.text, typeOnly, lazy })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && isImportCall(node)) add(node.arguments[0], false, true)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(from, text, ts.ScriptTarget.Latest))
  return found
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = importClause
  if (name !== undefined || namedBindings === undefined || ts.isNamespaceImport(namedBindings)) return false
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly)
}

function isImportCall({ expression }: ts.CallExpression): boolean {
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require')
  )
}

/** The file that a relative specifier names, relative to the same folder as `from`. */
export function targetOf({ from, specifier }: Pick<Import, 'from' | 'specifier'>): string | null {
  if (!specifier.startsWith('.')) return null
  return relative('.', join(dirname(from), specifier))
    .split(sep)
    .join('/')
}
