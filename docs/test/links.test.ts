import { existsSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { anchorsOf, linksOf, markdownFiles, readPage, root } from './markdown.ts'

/** Why a link of a page leads nowhere; null when it leads somewhere. */
function fault(page: string, link: string): string | null {
  if (/^(https?|mailto):/.test(link)) return null
  const [path, anchor] = link.split('#')
  const target = path === '' ? page : normalize(join(dirname(page), decodeURI(path)))
  if (!existsSync(join(root, target))) return `${link}: there is no ${target}`
  if (anchor === undefined) return null
  if (!target.endsWith('.md') || statSync(join(root, target)).isDirectory()) return `${link}: only pages have anchors`
  return anchorsOf(readPage(target)).has(anchor) ? null : `${link}: ${target} has no heading #${anchor}`
}

describe('every link leads somewhere in', () => {
  test.each(markdownFiles())('%s', (page) => {
    const faults = linksOf(readPage(page)).map((link) => fault(page, link))
    expect(faults.filter((each) => each !== null)).toEqual([])
  })
})

describe('the reader of links', () => {
  test('sees links and pictures, not code', () => {
    expect(linksOf('[a](b.md) ![c](d.png "e") `[f](g)`\n```js\n[h](i)\n```\n')).toEqual(['b.md', 'd.png'])
  })
  test('makes the anchors of headings', () => {
    expect([...anchorsOf('# The `csv-grid` element\n## What it does, and why\n')]).toEqual([
      'the-csv-grid-element',
      'what-it-does-and-why',
    ])
  })
  test('notices a dead link', () => {
    expect(fault('README.md', 'docs/nowhere.md')).toContain('there is no')
    expect(fault('CONTRIBUTING.md', '#nowhere')).toContain('no heading')
    expect(fault('CONTRIBUTING.md', '#style')).toBeNull()
  })
})
