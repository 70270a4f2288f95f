import { actions, metrics } from '@csvanalyzer/core'
import { describe, expect, test } from 'vitest'
import { findingRules } from '../../core/src/profile/findings/index.ts'
import { findingText } from '../src/i18n/finding-text.ts'
import { languageAt, localeOf } from '../src/i18n/locale.ts'
import { stepText } from '../src/i18n/step-text.ts'
import { plan } from './fixtures.ts'

const locales = [localeOf('en'), localeOf('fr')]

describe.each(locales.map((locale) => [locale.language, locale] as const))('the words of %s', (_, { words }) => {
  test('name every cleaning action, in a phrase with its column', () => {
    const silent = Object.keys(actions).filter((name) => !words.actions[name]?.('colonne', {}).trim())
    expect(silent).toEqual([])
  })

  test('name every finding of a profile, whatever its evidence', () => {
    const silent = Object.keys(findingRules).filter((code) => !words.findings[code]?.('colonne', {})[0].trim())
    expect(silent).toEqual([])
  })

  test('say what every metric means', () => {
    expect(Object.keys(metrics).filter((name) => !words.metrics[name]?.[1])).toEqual([])
  })
})

test('both languages have the same words, all the way down', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shape(part)]))
      : typeof value
  const [en, fr] = locales.map(({ words: { findings, ...words } }) => {
    void findings
    return shape(words)
  })
  expect(fr).toEqual(en)
})

test('French puts a narrow space before double signs and inside guillemets', () => {
  const { words } = localeOf('fr-CA')
  expect(words.judge.question).toBe('Que vaut-il sur des lignes jamais vues\u202f?')
  expect(words.quote('oui')).toBe('«\u202foui\u202f»')
  const texts: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  collect(words)
  expect(texts.filter((text) => / [;:?!»]|« /.test(text))).toEqual([])
})

test('numbers follow the language', () => {
  expect(localeOf('fr').format.fixed(0.844, 3)).toBe('0,844')
  expect(localeOf('en').format.integer(7043)).toBe('7,043')
  expect(localeOf('en').format.of100(0.9999)).toBe('99')
  expect(localeOf('en').format.of100(0)).toBe('0')
})

test('a finding without words of ours keeps the English sentence', () => {
  const finding = {
    code: 'brand-new',
    severity: 'info' as const,
    message: 'Something about the column that nobody has named yet; it stands in forty rows.',
    evidence: {},
  }
  expect(findingText(finding, localeOf('fr'))).toEqual({
    title: 'Something about the column that nobody has named yet',
    text: 'It stands in forty rows.',
  })
})

test('an action without words of ours is named after itself', () => {
  expect(stepText(plan.steps[2], localeOf('fr'))).toBe('Merge labels: plan')
})

test('the nearest lang counts, through shadow roots', () => {
  const outer = document.createElement('div')
  outer.lang = 'fr-FR'
  const inner = document.createElement('p')
  outer.attachShadow({ mode: 'open' }).append(inner)
  document.body.append(outer)
  expect(languageAt(inner)).toBe('fr-FR')
  outer.remove()
})
