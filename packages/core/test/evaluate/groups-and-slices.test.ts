import { describe, expect, it } from 'vitest'
import { evaluateRows } from '../../src/evaluate/evaluate-rows.ts'
import type { JudgedRows } from '../../src/evaluate/judged-rows.ts'
import { load } from '../../src/table/load.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import { randomFrom } from '../../src/util/random.ts'

const rowCount = 1000

/** Decisions that are wrong for one row in ten, and for two in three of those over 60 in the north. */
async function judgedPeople(): Promise<JudgedRows> {
  const random = randomFrom(3, 'people')
  const people = Array.from({ length: rowCount }, () => {
    const [age, town, y] = [18 + random.integer(60), ['north', 'south'][random.integer(2)], random.integer(2)]
    const isHard = age > 60 && town === 'north'
    return { age, town, y, p: random.next() < (isHard ? 0.67 : 0.1) ? 1 - y : y }
  })
  const dataset = await load(`age,town\n${people.map(({ age, town }) => `${age},${town}`).join('\n')}\n`)
  const values = Float64Array.from(people.flatMap(({ p }) => [1 - (0.2 + 0.6 * p), 0.2 + 0.6 * p]))
  return {
    task: 'binary',
    target: 'y',
    classes: ['no', 'yes'],
    positive: 'yes',
    origin: 'holdout',
    metric: 'rocAuc',
    rows: Int32Array.from({ length: rowCount }, (_, row) => row),
    actual: Float64Array.from(people, ({ y }) => y),
    predicted: { task: 'binary', rowCount, width: 2, values },
    rule: 0.5,
    bounds: null,
    baselines: [],
    table: { dataset, columns: ['age', 'town'], groups: ['town', 'age'] },
    seed: 7,
  }
}

describe('groups', () => {
  it('counts the decisions on each group and the widest gap of each rate', async () => {
    const judged = await judgedPeople()
    const { groups } = await evaluateRows(judged)
    const [town, age] = groups
    const texts = (judged.table!.dataset as Dataset).column('town')
    for (const { name, rowCount: size, rates } of town.groups) {
      const own = Array.from(judged.rows).filter((row) => texts.original(row) === name)
      const said = (row: number) => judged.predicted.values[2 * row + 1] >= 0.5
      const count = (test: (row: number) => boolean) => own.filter(test).length
      const positives = count((row) => judged.actual[row] === 1)
      expect(size).toBe(own.length)
      expect(rates.baseRate.value).toBeCloseTo(positives / own.length, 12)
      expect(rates.selectionRate.value).toBeCloseTo(count(said) / own.length, 12)
      const hits = count((row) => said(row) && judged.actual[row] === 1)
      expect(rates.truePositiveRate.value).toBeCloseTo(hits / positives, 12)
      expect(rates.precision.value).toBeCloseTo(hits / count(said), 12)
      expect(rates.falsePositiveRate.value).toBeCloseTo((count(said) - hits) / (own.length - positives), 12)
      expect(rates.accuracy.lower).toBeLessThan(rates.accuracy.value)
    }
    const gap = town.gaps.find(({ rate }) => rate === 'accuracy')!
    expect([gap.highest, gap.lowest]).toEqual(['south', 'north'])
    expect(gap.difference.lower).toBeGreaterThan(0)
    expect(gap.ratio).toBeLessThan(1)
    expect(age.groups.length).toBe(5)
    expect(age.groups.reduce((sum, group) => sum + group.rowCount, 0)).toBe(rowCount)
    expect(age.groups[0].name).toMatch(/^18 … \d+$/)
  })

  it('gives errors for a regression, and no rates for groups too small', async () => {
    const judged = await judgedPeople()
    const dataset = await load(
      `team,y\n${Array.from({ length: 40 }, (_, i) => `${i < 5 ? 'few' : i < 20 ? 'left' : 'right'},${i}`).join('\n')}\n`,
    )
    const values = Float64Array.from({ length: 40 }, (_, i) => i + (i < 20 ? 3 : 1))
    const { groups, regression } = await evaluateRows({
      ...judged,
      task: 'regression',
      classes: [],
      rows: Int32Array.from({ length: 40 }, (_, row) => row),
      actual: Float64Array.from({ length: 40 }, (_, i) => i),
      predicted: { task: 'regression', rowCount: 40, width: 1, values },
      bounds: { coverage: 0.9, lower: values.map((value) => value - 2), upper: values.map((value) => value + 2) },
      table: { dataset, columns: ['team'], groups: ['team'] },
    })
    const rates = Object.fromEntries(groups[0].groups.map((group) => [group.name, group.rates]))
    expect(rates.few).toEqual({})
    expect(rates.left.bias.value).toBeCloseTo(3, 9)
    expect(rates.right.mae.value).toBeCloseTo(1, 9)
    expect([rates.left.coverage.value, rates.right.coverage.value]).toEqual([0, 1])
    // R² = 1 − Σe²/Σ(y − ȳ)² with Σe² = 20·9 + 20 and Σ(y − ȳ)² = 40·(40² − 1)/12
    const r2 = 1 - 200 / ((40 * (40 * 40 - 1)) / 12)
    expect(regression!.adjustedR2).toBeCloseTo(1 - ((1 - r2) * 39) / 38, 12)
  })
})

describe('slices', () => {
  it('finds the rows that go wrong, judged on rows that did not choose them', async () => {
    const { slices } = await evaluateRows(await judgedPeople())
    expect(slices[0].conditions.join(' and ')).toMatch(/town is north/)
    expect(slices[0].conditions.join(' and ')).toMatch(/age ≥ (59|6\d)/)
    expect(slices[0].error.value).toBeGreaterThan(0.4)
    expect(slices[0].others.value).toBeLessThan(0.2)
  })

  it('finds nothing where errors fall by chance', async () => {
    const judged = await judgedPeople()
    let found = 0
    for (let seed = 0; seed < 20; seed++) {
      const random = randomFrom(seed, 'errors')
      const values = judged.predicted.values.slice()
      for (let row = 0; row < rowCount; row++) {
        const p = random.next() < 0.2 ? 1 - judged.actual[row] : judged.actual[row]
        values[2 * row + 1] = 0.2 + 0.6 * p
        values[2 * row] = 1 - values[2 * row + 1]
      }
      found += (await evaluateRows({ ...judged, predicted: { ...judged.predicted, values }, seed })).slices.length
    }
    expect(found).toBeLessThan(4)
  })
})
