import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { fit } from '../../src/pipeline/fit.ts'
import { load } from '../../src/table/load.ts'
import { randomFrom } from '../../src/util/random.ts'
import { shop } from './cases.ts'

const code = 'no-better-than-baseline'

/** A target that nothing in the table is about. */
function noise(rowCount: number, draw: (random: ReturnType<typeof randomFrom>) => string) {
  const random = randomFrom(5, 'noise')
  const rows = Array.from({ length: rowCount }, () => `${random.normal()},${random.normal()},${draw(random)}`)
  return load(`a,b,y\n${rows.join('\n')}\n`)
}

describe('the warning that a model is no better than a baseline', () => {
  it.each([
    ['classes', (random: ReturnType<typeof randomFrom>) => (random.next() < 0.5 ? 'yes' : 'no')],
    ['an amount', (random: ReturnType<typeof randomFrom>) => String(random.normal())],
  ])('stands beside a model of noise, for %s', async (_, draw) => {
    const learners = ['decisionTree'] as const
    const { findings, leaderboard } = await fit(await noise(150, draw), { target: 'y', learners, seed: 7 })
    const warning = findings.find((finding) => finding.code === code)!
    expect(warning.severity).toBe('warning')
    expect(warning.message).toMatch(
      /^The model \(Decision tree\) (is no better than|cannot be told from) the baseline "/,
    )
    expect(warning.evidence['score']).toBe(leaderboard.candidates.find(({ chosen }) => chosen)!.score)
  })

  it('does not stand beside one that is far better in three uneven folds', async () => {
    const penguins = await load(
      new Uint8Array(await readFile(new URL('../../../../examples/data/penguins.csv', import.meta.url))),
    )
    const settings = { target: 'sex', learners: ['logistic'], split: { group: 'island' }, seed: 7 } as const
    const { findings, leaderboard } = await fit(penguins, settings)
    expect(leaderboard.candidates.find(({ chosen }) => chosen)!.score).toBeGreaterThan(0.9)
    expect(findings.map((finding) => finding.code)).not.toContain(code)
  })

  it('names the rule where a rule on one column does as well', async () => {
    const rows = Array.from(
      { length: 120 },
      (_, i) => `${i % 3},${i % 7},${(i % 3 === 1) === (i % 10 !== 0) ? 'yes' : 'no'}`,
    )
    const { findings } = await fit(await load(`a,b,y\n${rows.join('\n')}\n`), {
      target: 'y',
      learners: ['decisionTree'],
      plan: 'none',
      seed: 7,
    })
    expect(findings.find((finding) => finding.code === code)?.message).toContain('"One rule": ')
    expect(findings.find((finding) => finding.code === code)?.message).toContain('A rule on one column')
  })

  it('does not stand beside one that learned', async () => {
    const settings = { target: 'amount', drop: ['id', 'bought', 'plan'], learners: ['linear'], seed: 7 } as const
    const { findings } = await fit(await shop(150), settings)
    expect(findings.map((finding) => finding.code)).not.toContain(code)
  })
})
