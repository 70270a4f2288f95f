import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  folders,
  foldersWithNode,
  mayImport,
  packageMayImport,
  packageSeenBy,
  rootFilesSeenBy,
} from '../../import-walls.ts'
import { findCycle } from './find-cycle.ts'
import { filesUnder, importsOf, importsUnder, targetOf, type Import } from './imports-of.ts'

const sourceOf = (name: string): string => fileURLToPath(new URL(`../../../${name}/src`, import.meta.url))
const folderOf = (file: string): string => (file.includes('/') ? file.split('/')[0] : '')
const packageOf = (specifier: string): string =>
  specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0]
const asLine = ({ from, specifier }: Import): string => `${from} imports ${specifier}`

const core = importsUnder(sourceOf('core'))

function crosses(imported: Import): boolean {
  const target = targetOf(imported)
  if (target === null) return false
  const [from, to] = [folderOf(imported.from), folderOf(target)]
  if (from === '' || from === to) return false
  return to === '' ? !rootFilesSeenBy[from]?.includes(target) : !mayImport[from]?.includes(to)
}

function namesForbiddenPackage({ from, specifier }: Import): boolean {
  if (specifier.startsWith('.')) return false
  if (specifier.startsWith('node:'))
    return !foldersWithNode.includes(folderOf(from)) && !/(^|\/)node[^/]*\.ts$/.test(from)
  const seenBy = packageSeenBy[packageOf(specifier)]
  return seenBy !== undefined && !seenBy.includes(folderOf(from))
}

describe('the map of who may import whom', () => {
  test('has no cycle', () => expect(findCycle(new Map(Object.entries(mayImport)))).toBeNull())

  test('names every folder of src', () => {
    const existing = readdirSync(sourceOf('core'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(existing.map((entry) => entry.name).filter((name) => !folders.includes(name))).toEqual([])
  })
})

describe('the imports of core', () => {
  test('are many', () => expect(core.length).toBeGreaterThan(100))
  test('keep within the walls', () => expect(core.filter(crosses).map(asLine)).toEqual([]))
  test('name only packages that their folder may see', () =>
    expect(core.filter(namesForbiddenPackage).map(asLine)).toEqual([]))
})

const packages = Object.keys(packageMayImport)

describe.each(packages)('the files of %s', (name) => {
  const files = new Set(filesUnder(sourceOf(name)))
  const imports = importsUnder(sourceOf(name))

  test('import files that exist, by their full names', () => {
    const missing = imports.filter((imported) => {
      const target = targetOf(imported)
      return (
        target !== null &&
        !files.has(target) &&
        !(/\.(json|css)$/.test(target) && existsSync(`${sourceOf(name)}/${target}`))
      )
    })
    expect(missing.map(asLine)).toEqual([])
  })

  test('import one another without a cycle', () => {
    const edges = new Map([...files].map((file) => [file, [] as string[]]))
    for (const imported of imports) {
      const target = targetOf(imported)
      if (target !== null) edges.get(imported.from)?.push(target)
    }
    expect(findCycle(edges)).toBeNull()
  })

  test('import other packages of the repository only as the map says', () => {
    const allowed = packageMayImport[name]
    const wrong = imports.filter(({ specifier, typeOnly, lazy }) => {
      if (packageOf(specifier).startsWith('@csvanalyzer') === false) return false
      const how = allowed[specifier]
      return how === undefined || (how === 'types' && !typeOnly) || (how === 'lazily' && !typeOnly && !lazy)
    })
    expect(wrong.map(asLine)).toEqual([])
  })
})

describe('the reader of imports', () => {
  const read = (text: string): readonly [string, boolean][] =>
    importsOf('a.ts', text).map(({ specifier, typeOnly }) => [specifier, typeOnly])

  test.each<[string, string, boolean]>([
    [`import { a } from './b.ts'`, './b.ts', false],
    [`import './b.ts'`, './b.ts', false],
    [`import type { A } from './b.ts'`, './b.ts', true],
    [`import { type A } from './b.ts'`, './b.ts', true],
    [`import { type A, b } from './b.ts'`, './b.ts', false],
    [`export { a } from './b.ts'`, './b.ts', false],
    [`export type { A } from './b.ts'`, './b.ts', true],
    [`const b = await import('arquero/x')`, 'arquero/x', false],
    [`type B = import('./b.ts').B`, './b.ts', true],
    [`const b = require('b')`, 'b', false],
  ])('sees %s', (text, specifier, typeOnly) => expect(read(text)).toEqual([[specifier, typeOnly]]))

  test('follows dots', () => {
    expect(targetOf({ from: 'a/b/c.ts', specifier: '../../d/e.ts' })).toBe('d/e.ts')
    expect(targetOf({ from: 'a/b/c.ts', specifier: 'arquero' })).toBeNull()
  })

  test('finds a cycle', () => {
    expect(
      findCycle(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b'])
    expect(
      findCycle(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['c']],
          ['c', []],
        ]),
      ),
    ).toBeNull()
  })
})
