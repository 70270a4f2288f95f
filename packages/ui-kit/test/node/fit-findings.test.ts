import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { localeOf } from '../../src/i18n/locale.ts'

const folder = new URL('../../../core/src/search/', import.meta.url)
const codes = readdirSync(folder).flatMap((file) =>
  [
    ...readFileSync(new URL(file, folder), 'utf8').matchAll(/\bcode: (?:\w+ \? )?'([a-z-]+)'(?: : '([a-z-]+)')?,/g),
  ].flatMap(([, ...found]) => found.filter((code) => code !== undefined && code !== 'unexpected')),
)

describe('findings of a fit', () => {
  test('are found in its sources', () => {
    expect(codes).toEqual(expect.arrayContaining(['task-decided', 'no-usable-column', 'groups-across-folds']))
  })

  test.each(['en', 'fr'])('have words in %s', (language) => {
    const { words } = localeOf(language)
    expect(codes.filter((code) => !words.findings[code]?.('colonne', {})[0].trim())).toEqual([])
  })
})
