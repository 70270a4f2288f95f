import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { actions } from '../../src/clean/actions/index.ts'
import type { CleaningAction } from '../../src/clean/action.ts'
import { simpleCleanModel } from '../../src/clean/kind/simple-clean-model.ts'
import { findingRules } from '../../src/profile/findings/index.ts'
import { loaderFindings } from '../../src/profile/loader-findings.ts'
import type { FindingRule } from '../../src/profile/findings/rule.ts'

const page = (name: string): string => readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8')
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

describe('docs/findings.md says of each finding when it speaks', () => {
  const findings = page('findings.md')
  it.each(Object.entries<FindingRule>(findingRules))('%s', (code, rule) => {
    expect(findings).toContain(`## ${code}\n`)
    expect(findings).toContain(rule.threshold)
    if (rule.action === null) return
    const entry = findings.slice(findings.indexOf(`## ${code}\n`)).split('\n## ')[0]
    expect(entry).toContain(`Answered by [\`${rule.action}\`](actions/${kebab(rule.action)}.md)`)
    expect(page(`actions/${kebab(rule.action)}.md`)).toContain(`(../findings.md#${code})`)
  })
})

it.each(Object.entries(loaderFindings))(
  'docs/findings.md says when reading the file finds %s',
  (code, { threshold }) => {
    expect(page('findings.md')).toMatch(new RegExp(`\\| \`${code}\` +\\| `))
    expect(page('findings.md')).toContain(threshold)
  },
)

it('docs/findings.md names for every alert of other tools a finding that exists', () => {
  const comparison = readFileSync(new URL('../../src/profile/comparison-findings.ts', import.meta.url), 'utf8')
  const rows = page('findings.md')
    .split('\n')
    .filter((line) => /^\| (ydata-profiling|TFDV|deequ) \|/.test(line))
  expect(rows.filter((line) => line.startsWith('| ydata'))).toHaveLength(20)
  for (const row of rows) {
    const codes = [...row.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code)
    expect(codes.length, row).toBeGreaterThan(0)
    for (const code of codes) expect(code in findingRules || comparison.includes(`'${code}'`), code).toBe(true)
  }
})

describe('docs/actions has a page for each action with all its options', () => {
  it.each(Object.entries<CleaningAction>(actions))('%s', (name, action) => {
    const text = page(`actions/${kebab(name)}.md`)
    expect(text).toContain(action.doc)
    for (const option of Object.keys(action.options)) expect(text).toContain(`\`${option}\``)
  })
})

it('the model card gives the figures of the model that ships', () => {
  const card = page('simple-clean-model.md')
  expect(card).toContain(`${simpleCleanModel.trainedOn.sources} public CSV files`)
  expect(card).toContain(simpleCleanModel.unseenSources.accuracy.toFixed(3).slice(1))
})
