import { describe, expect, it } from 'vitest'
import { fit, load, predict, type FitSettings } from '../../src/index.ts'
import { randomFrom, type Random } from '../../src/util/random.ts'

const lines = (header: string, count: number, row: (i: number, random: Random) => string): string => {
  const random = randomFrom(5, 'odd tables')
  return `${header}\n${Array.from({ length: count }, (_, i) => row(i, random)).join('\n')}\n`
}
const fixed = (values: readonly number[]): string => values.map((value) => value.toFixed(3)).join(',')
const names = (count: number): string => Array.from({ length: count }, (_, j) => `c${j}`).join(',')

/** Each is usable: better than the constant, and it answers for every row. */
const usable: readonly (readonly [string, string, Partial<FitSettings>])[] = [
  [
    'fifty rows',
    lines('a,b,y', 50, (_, random) => {
      const a = random.normal()
      return fixed([a, random.normal(), 2 * a + 0.3 * random.normal()])
    }),
    {},
  ],
  [
    'a class of one row',
    lines(
      'a,b,y',
      40,
      (i, random) =>
        `${fixed([(i % 2) + 0.2 * random.normal(), random.next()])},${i === 0 ? 'rare' : i % 2 ? 'u' : 'v'}`,
    ),
    {},
  ],
  [
    'nineteen classes',
    lines('a,b,y', 152, (i, random) => `${fixed([(i % 19) + 0.3 * random.normal(), random.next()])},k${i % 19}`),
    { learners: ['decisionTree', 'randomForest'] },
  ],
  [
    'five hundred columns',
    lines(`${names(500)},y`, 60, (_, random) => {
      const cells = Array.from({ length: 500 }, () => random.normal())
      return `${fixed(cells)},${cells[0] > 0 ? 'yes' : 'no'}`
    }),
    { learners: ['randomForest'] },
  ],
  [
    'nine cells of ten missing',
    lines(`${names(12)},y`, 300, (_, random) => {
      const a = random.normal()
      const cells = Array.from({ length: 12 }, () => (random.next() < 0.9 ? '' : a.toFixed(2)))
      return [...cells, a > 0 ? 1 : 0].join(',')
    }),
    { learners: ['randomForest', 'gradientBoosting'] },
  ],
  [
    'free text only',
    lines('note,y', 120, (i, random) => {
      const isGood = random.next() < 0.5
      const plain = Array.from({ length: 7 }, () => ['the', 'shop', 'was', 'today', 'and', 'they'][random.integer(6)])
      const telling = (isGood ? ['great', 'lovely', 'kind'] : ['rude', 'slow', 'dirty'])[random.integer(3)]
      return `"${[...plain, telling].join(' ')}, visit ${i}",${isGood ? 'good' : 'bad'}`
    }),
    { learners: ['logistic'] },
  ],
]

describe.each(usable)('a table with %s', (_name, csv, more) => {
  it('gives a usable model', async () => {
    const dataset = await load(csv)
    const { pipeline, leaderboard } = await fit(dataset, { target: 'y', effort: 'low', seed: 7, ...more })
    const chosen = leaderboard.candidates.find((candidate) => candidate.chosen)!
    const constant = leaderboard.candidates.find(({ id }) => id === 'constant')!
    const gain = chosen.score! - constant.score!
    expect(leaderboard.greaterIsBetter ? gain : -gain).toBeGreaterThan(0.02)
    expect(leaderboard.candidates.filter(({ state }) => state === 'failed')).toEqual([])
    expect(predict(pipeline, dataset).prediction.values.every(Number.isFinite)).toBe(true)
  })
})

it('says in one sentence that one row for each class teaches nothing', async () => {
  const dataset = await load(lines('a,y', 12, (i) => `${i},class ${i}`))
  await expect(fit(dataset, { target: 'y' })).rejects.toMatchObject({
    code: 'too-many-classes',
    message: 'all 12 values of "y" are different, so no class can be learned; choose another target',
  })
})
