import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { actions } from '../../packages/core/src/clean/actions/index.ts'
import { exporters } from '../../packages/core/src/export/index.ts'
import { encoders } from '../../packages/core/src/features/encoders/index.ts'
import { learners } from '../../packages/core/src/learners/index.ts'
import { metrics } from '../../packages/core/src/metrics/index.ts'
import { operations } from '../../packages/core/src/transforms/operations/index.ts'
import { codeBlocksOf, markdownFiles, readPage, root } from './markdown.ts'

const verbs = ['load', 'profile', 'suggest', 'clean', 'fit', 'predict', 'evaluate', 'export', 'pipeline', 'cli']
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const pageOf = (path: string): string => {
  expect(existsSync(join(root, 'docs', path)), `docs/${path} is missing`).toBe(true)
  return readPage(`docs/${path}`)
}
const names = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]))

describe('a page for each verb, and code on it', () => {
  test.each(verbs)('%s', (verb) => expect(codeBlocksOf(pageOf(`${verb}.md`)).length).toBeGreaterThan(0))
})

describe('a page for each learner, and every parameter on it', () => {
  test.each(Object.entries(learners))('%s', (name, learner) => {
    const named = names(pageOf(`learners/${kebab(name)}.md`))
    expect(Object.keys(learner.params).filter((param) => !named.has(param))).toEqual([])
  })
})

describe('a page for each cleaning action', () => {
  test.each(Object.keys(actions))('%s', (name) => expect(names(pageOf(`actions/${kebab(name)}.md`))).toContain(name))
})

describe('a page for each exporter', () => {
  test.each(Object.keys(exporters))('%s', (name) => expect(pageOf(`exports/${kebab(name)}.md`)).not.toBe(''))
})

describe('a page names every entry of', () => {
  test.each([
    ['metrics', 'metrics.md', metrics],
    ['cleaning actions', 'clean.md', actions],
    ['encoders', 'features.md', encoders],
    ['column operations', 'features.md', operations],
    ['exporters', 'export.md', exporters],
  ])('%s', (_, page, registry) => {
    const named = names(pageOf(page))
    expect(Object.keys(registry).filter((name) => !named.has(name))).toEqual([])
  })
})

describe('a page for each element', () => {
  const folder = join(root, 'packages/ui-kit/src/elements')
  const elements = readdirSync(folder)
    .filter((name) => /^csv-.*\.ts$/.test(name))
    .map((name) => name.slice(0, -3))
  test('there are elements', () => expect(elements.length).toBeGreaterThan(3))
  test.each(elements)('%s', (name) => expect(pageOf(`elements/${name}.md`)).toContain(`<${name}`))
})

describe('the page of MLflow names every call of', () => {
  test.each(['endpoints', 'log-run/log-run.ts', 'get-or-create.ts', 'walk-artifacts.ts'])('%s', (place) => {
    const path = join(root, 'packages/mlflow-client/src', place)
    const files = place.endsWith('.ts') ? [path] : readdirSync(path).map((name) => join(path, name))
    const calls = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^export async function\*? (\w+)/gm)].map((match) => match[1]),
    )
    expect(calls.length).toBeGreaterThan(0)
    const page = pageOf('mlflow.md')
    expect(calls.filter((call) => !page.includes(`\`${call}\``) && !page.includes(`${call}(`))).toEqual([])
  })
})

describe('the page of the server names', () => {
  const folder = join(root, 'packages/server/src/routes')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const paths = sources.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/\bpath: '(\/[^']*)'/g)].map((match) => match[1]),
  )
  test('there are routes', () => expect(paths.length).toBeGreaterThan(10))
  test.each([...new Set(paths)])('%s', (path) => expect(pageOf('server.md')).toContain(path))
})

test('every page of docs is reached from docs/README.md', () => {
  const index = readPage('docs/README.md')
  const pages = markdownFiles().filter((file) => /^docs\/[^/]+\.md$/.test(file) && file !== 'docs/README.md')
  expect(pages.filter((file) => !index.includes(`(${file.slice('docs/'.length)})`))).toEqual([])
})
