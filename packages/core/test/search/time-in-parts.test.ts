import { expect, it } from 'vitest'
import { fit, load } from '../../src/index.ts'
import { timeInParts } from '../../src/search/time-in-parts.ts'
import { randomFrom } from '../../src/util/random.ts'

const table = (head: string, rows: readonly (readonly (string | number)[])[]) =>
  load([head, ...rows.map((row) => row.join(','))].join('\n'))
const months = Array.from({ length: 48 }, (_, i) => [2000 + Math.floor(i / 12), 1 + (i % 12), i] as const)

it('reads the order of rows from a year and smaller parts, in any order of the columns', async () => {
  const swapped = await table(
    'Month,YEAR,sales',
    months.map(([year, month, i]) => [month, year, i]),
  )
  expect(timeInParts(swapped, 'sales')?.columns).toEqual(['YEAR', 'Month'])
  const french = await table('année,mois,ventes', [...months].reverse())
  expect(timeInParts(french, 'ventes')?.columns).toEqual(['année', 'mois'])
})

it.each([
  ['a year alone', 'year,m,sales', months],
  ['a month without a year', 'y,month,sales', months],
  ['rows in another order', 'year,month,sales', months.map((_, i) => months[(i * 7) % 48])],
  ['months that are none', 'year,month,sales', months.map(([year, month, i]) => [year, month + 1, i])],
  ['the target itself', 'year,sales,month', months],
])('sees none in %s', async (_, head, rows) => {
  expect(timeInParts(await table(head, rows), 'month')).toBeNull()
})

it('judges block by block what stands in the order of year and month', async () => {
  const random = randomFrom(3, 'drift')
  const rows = Array.from({ length: 240 }, (_, i) => [
    2000 + Math.floor(i / 12),
    1 + (i % 12),
    (10 * (i % 12) + i + 9 * random.normal()).toFixed(3),
  ])
  const dataset = await table('year,month,level', rows)
  const asked = { target: 'level', learners: ['randomForest'], effort: 'low', seed: 7, folds: 4 } as const
  const { findings } = await fit(dataset, asked)
  const { message, evidence } = findings.find(({ code }) => code === 'time-order-across-folds')!
  expect(message).toMatch(/^The rows stand in the order of year and month; /)
  expect(evidence.strict as number).toBeGreaterThan(1.5 * (evidence.random as number))
})
