import { describe, expect, it } from 'vitest'
import { fit, fromJson, load, predict, toJson, type FitSettings } from '../../src/index.ts'
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

/** Each is refused by one sentence that holds the value and what to do. */
const refused: readonly (readonly [string, string, string, string, string])[] = [
  ['two rows', 'a,y\n1,2\n2,3\n', 'y', 'too-few-rows', 'only 2 rows have a value in "y"; a model needs at least 10'],
  ['no rows', 'a,y\n', 'y', 'too-few-rows', 'the table has no rows; a model needs at least 10 with a value in "y"'],
  ['one column', lines('y', 30, (i) => `${i % 7}`), 'y', 'no-features', 'no column is left to predict "y" from'],
  [
    'a constant target',
    lines('a,y', 30, (i) => `${i * i},5`),
    'y',
    'one-class',
    'the target "y" has only one class, "5"; there is nothing to predict',
  ],
  [
    'a target that is missing everywhere',
    lines('a,y', 30, (i) => `${i * i},`),
    'y',
    'empty-target',
    'the target "y" is missing in all 30 rows; choose another column',
  ],
  [
    'a target of dates',
    lines('a,y', 30, (i) => `${i * i},2024-${10 + (i % 3)}-${11 + (i % 17)}`),
    'y',
    'unsuitable-target',
    '"y" holds date values; regression needs numbers (make a column of days since a date, or of the year, and predict that)',
  ],
  [
    'a target beyond what can be squared',
    lines('a,y', 30, (i) => `${i * i},${(i + 1) * 1e300}`),
    'y',
    'unsuitable-target',
    '"y" holds numbers up to 3.00e+301, whose squares are too large to compute with; divide the column by a large number',
  ],
]

describe.each(refused)('a table with %s', (_name, csv, target, code, message) => {
  it('is refused by one sentence', async () => {
    await expect(load(csv).then((dataset) => fit(dataset, { target }))).rejects.toMatchObject({ code, message })
  })
})

const measured = (random: Random): readonly [number, number] => {
  const a = random.normal()
  return [a, 2 * a + 0.3 * random.normal()]
}
const named = { effort: 'low', seed: 7, learners: ['linear'] } as const

it('rows without a target are neither learned from nor judged, and are predicted', async () => {
  const csv = lines('a,y', 90, (i, random) => {
    const [a, y] = measured(random)
    return `${a.toFixed(3)},${i % 3 === 0 ? '' : y.toFixed(3)}`
  })
  const dataset = await load(csv)
  const { pipeline, evaluation } = await fit(dataset, { target: 'y', ...named })
  expect(evaluation.rowCount).toBe(60)
  expect(pipeline.recipe.rows).toBe(60)
  expect(predict(pipeline, dataset).prediction.values.every(Number.isFinite)).toBe(true)
})

it.each([
  ['Größe (m²) / $ , "ü"\n☃', '"Größe (m²) / $ , ""ü""\n☃"'],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  [' ', '" "'],
])('a target named %j is predicted', async (_name, header) => {
  const dataset = await load(lines(`a,${header}`, 60, (_, random) => fixed(measured(random))))
  const target = dataset.columns[1].name
  const { pipeline, evaluation } = await fit(dataset, { target, ...named })
  expect(pipeline.target).toBe(target)
  expect(evaluation.metrics.r2.value).toBeGreaterThan(0.8)
  expect(fromJson(toJson(pipeline)).target).toBe(target)
})

it('of columns with the same name each keeps its own', async () => {
  const csv = lines('a,a,y,y', 60, (i, random) => {
    const [a, y] = measured(random)
    return `${fixed([a, random.normal(), y])},${i % 3}`
  })
  const dataset = await load(csv)
  expect(new Set(dataset.columns.map(({ name }) => name)).size).toBe(4)
  const last = dataset.columns[3].name
  const { pipeline, evaluation } = await fit(dataset, { target: dataset.columns[2].name, drop: [last], ...named })
  expect(evaluation.metrics.r2.value).toBeGreaterThan(0.8)
  expect(pipeline.inputs.map(({ name }) => name)).not.toContain(last)
})

it('says that no column is left when all are empty, constant or count the rows', async () => {
  const dataset = await load(lines('n,empty,same,y', 60, (i) => `${i},,x,${i % 2}`))
  const { findings } = await fit(dataset, { target: 'y', effort: 'low', learners: ['logistic'], seed: 7 })
  const { severity, message, evidence } = findings.find(({ code }) => code === 'no-usable-column')!
  expect(severity).toBe('warning')
  expect(message).toMatch(
    /^No column is left to predict "y" from, so every row gets the same answer: "n" counts the rows/,
  )
  expect(evidence).toEqual({ count: 3, columns: ['n', 'empty', 'same'] })
})

it('names the columns that the model does not see, with the reason', async () => {
  const dataset = await load(lines('n,a,y', 60, (i, random) => `${i},${fixed(measured(random))}`))
  const { findings } = await fit(dataset, { target: 'y', ...named })
  expect(findings.find(({ code }) => code === 'columns-dropped')).toMatchObject({
    severity: 'info',
    message: expect.stringMatching(/^The model does not see one column: "n" counts the rows.*\.$/),
    evidence: { count: 1, columns: ['n'] },
  })
})
