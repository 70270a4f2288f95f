import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { comparisonWords } from '../../src/profile/comparison-words.ts'
import { compareProfiles } from '../../src/profile/compare-profiles.ts'
import { distributionDistance } from '../../src/profile/distribution-distance.ts'
import { duplicatesAcross } from '../../src/profile/duplicates-across.ts'
import { profile } from '../../src/profile/profile-dataset.ts'
import type { Histogram } from '../../src/profile/profile.ts'
import { findingText } from '../../src/report/finding-text.ts'
import { load } from '../../src/table/load.ts'

const csv = (header: string, rows: number, row: (i: number) => string) =>
  load(`${header}\n${Array.from({ length: rows }, (_, i) => row(i)).join('\n')}\n`, { header: true })

async function codes(before: (i: number) => string, after: (i: number) => string, rows = 200, later = rows) {
  const [first, second] = [await csv('x,y', rows, before), await csv('x,y', later, after)]
  const { findings } = compareProfiles(await profile(first), await profile(second))
  for (const finding of findings) {
    const { title, text } = findingText(finding, 'fr')
    expect(`${title} ${text}`).not.toMatch(/undefined|NaN|–/)
    expect(text).not.toBe(findingText(finding).text)
  }
  return findings.map(({ code, column }) => (column === undefined ? code : `${code} ${column}`))
}

describe('what is odd about a second profile', () => {
  const usual = (i: number): string => `${(i * 37) % 101},${'abc'[i % 3]}`

  it.each<[string, (i: number) => string, string[]]>([
    ['nothing', usual, []],
    ['gaps', (i) => (i % 5 === 0 ? `,${'abc'[i % 3]}` : usual(i)), ['missing-changed x']],
    ['a new category', (i) => `${(i * 37) % 101},${i % 30 === 0 ? 'd' : 'abc'[i % 3]}`, ['new-categories y']],
    ['another kind of value', (i) => `k${i % 7},${'abc'[i % 3]}`, ['column-retyped x']],
    ['a single value', (i) => `${(i * 37) % 101},a`, ['distribution-changed y', 'became-constant y']],
    [
      'other numbers',
      (i) => `${((i * 37) % 101) + 60},${'abc'[i % 3]}`,
      ['values-out-of-range x', 'distribution-changed x'],
    ],
    ['infinite numbers', (i) => `${i === 7 ? 'Infinity' : (i * 37) % 101},${'abc'[i % 3]}`, ['infinite-appeared x']],
  ])('%s', async (_, after, wanted) => {
    expect(await codes(usual, after)).toEqual(wanted)
  })

  it('tells keys that repeat, and a file of another size', async () => {
    expect(
      await codes(
        (i) => `K-${1000 + i},a`,
        (i) => `K-${1000 + (i >> 1)},a`,
      ),
    ).toContain('uniqueness-lost x')
    expect(await codes(usual, usual, 200, 600)).toContain('row-count-changed')
  })

  it('says of every code what it is called and when it is made', async () => {
    const source = await readFile(new URL('../../src/profile/comparison-findings.ts', import.meta.url), 'utf8')
    const codes = Object.keys(comparisonWords).filter((code) => code !== 'duplicates-across-split')
    for (const code of codes) expect(source).toContain(`'${code}'`)
    const said = [...source.matchAll(/said\(\s*'([a-z-]+)'/g)].map(([, code]) => code)
    expect(new Set(said)).toEqual(new Set(codes))
    const finding = { code: 'mean-shifted', severity: 'info', message: 'x', evidence: {} } as const
    expect(findingText(finding, 'en').threshold).toBe('The mean moves by a quarter of a deviation.')
  })

  it('says no repetition where the second file only has fewer rows', async () => {
    const keys = (rows: number) => csv('key,x', rows, (i) => `K-${100 + 7 * i},${i % 3}`)
    const { findings } = compareProfiles(await profile(await keys(60)), await profile(await keys(4)))
    expect(findings.map(({ code }) => code)).not.toContain('uniqueness-lost')
  })

  it('tells columns that came and went', async () => {
    const first = await profile(await load('a,b\n1,2\n3,4\n'))
    const second = await profile(await load('a,c\n1,2\n3,4\n'))
    const found = compareProfiles(first, second).findings.map(({ code, column }) => `${code} ${column}`)
    expect(found).toEqual(['column-gone b', 'column-new c'])
  })
})

describe('distances of two histograms', () => {
  const bars = (counts: readonly number[]): Histogram => ({
    kind: 'number',
    edges: counts.map((_, i) => i).concat(counts.length),
    labels: [],
    counts,
    other: 0,
    missing: 0,
  })

  it('agree with the formulas worked out by hand', () => {
    // shares .5 .5 0 and 0 .5 .5: gaps .5 .5; JS = .5 · (.5 log2 2 + .5 log2 2) = .5
    expect(distributionDistance(bars([5, 5, 0]), bars([0, 5, 5]))).toEqual({
      distance: 0.5,
      largest: 0.5,
      jensenShannon: expect.closeTo(0.5, 12) as number,
    })
    expect(distributionDistance(bars([1, 2]), bars([10, 20]))).toEqual({ distance: 0, largest: 0, jensenShannon: 0 })
    const apart = distributionDistance(bars([4, 0]), bars([0, 4]))!
    expect(apart).toMatchObject({ distance: 1, largest: 1 })
    expect(apart.jensenShannon).toBeCloseTo(1, 12)
  })
})

describe('rows on both sides of a split', () => {
  it('are found by their cells, whatever types the two files have', async () => {
    const first = await load('id,name,n\n007,Ada,1\n8,Bob,2\n9,,3\n')
    const second = await load('n,id,name\n2,8,Bob\n5,007,Ada\n3,9,\n')
    const shared = duplicatesAcross(first, second)!
    expect(shared.evidence).toMatchObject({ count: 2, rows: [0, 2], rowsOfFirst: [1, 2] })
    expect(findingText(shared, 'fr').text).toContain('2 lignes')
  })

  it('are none where there are none', async () => {
    expect(duplicatesAcross(await load('a\n1\n'), await load('a\n2\n'))).toBeNull()
    expect(duplicatesAcross(await load('a\n1\n'), await load('b\n1\n'))).toBeNull()
  })
})
