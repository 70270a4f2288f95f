import { expect, test } from 'vitest'
import { exactMathFunctions, mayImport } from '../../packages/core/import-walls.ts'
import { readPage } from './markdown.ts'

const page = readPage('docs/architecture.md')

test('the page shows the map of imports as it is', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| ([^|]*) \|$/gm)].map(([, folder, list]) => [
    folder,
    list.match(/\w+/g) ?? [],
  ])
  expect(Object.fromEntries(rows)).toEqual(mayImport)
})

test('the page names the functions of Math that may be used', () =>
  expect(page).toContain(`\`${exactMathFunctions.join(' ')}\``))
