import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findPython } from '../../../../scripts/find-python.js'
import { clean } from '../../src/clean/clean.ts'
import { describeStep } from '../../src/clean/describe-step.ts'
import { fitPlan } from '../../src/clean/fit-plan.ts'
import { makeStep } from '../../src/clean/make-step.ts'
import type { CleaningPlan } from '../../src/clean/plan.ts'
import { preview } from '../../src/clean/preview.ts'
import { crossFittedRidge } from '../../src/clean/regression/ridge.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'
import { randomFrom } from '../../src/util/random.ts'

const python = process.env['CSVANALYZER_PYTHON'] ?? findPython()
const csv = (lines: readonly string[]): Promise<Dataset> =>
  load(new TextEncoder().encode(`${lines.join('\n')}\n`), { header: true })
const planOf = (column: string, options = {}, target: string | null = null): CleaningPlan => ({
  version: 1,
  target,
  steps: [makeStep({ action: 'fillWithModel', column, options })],
})
const learnedOf = async (dataset: Dataset, plan: CleaningPlan) => (await fitPlan(dataset, plan)).steps[0].learned!

/** y = 2a − 3b + 40 where c is "high", with a little noise; every ninth y is missing, some a and c too. */
function rowsOf(size: number): { readonly lines: readonly string[]; readonly truth: readonly number[] } {
  const random = randomFrom(5, 'rows')
  const truth: number[] = []
  const lines = Array.from({ length: size }, (_, row) => {
    const [a, b] = [random.normal() * 10, random.next() * 20]
    const c = ['low', 'high', 'middle'][random.integer(3)]
    truth.push(2 * a - 3 * b + (c === 'high' ? 40 : 0) + random.normal())
    const y = row % 9 === 0 ? '' : truth[row]
    return [row % 31 === 0 ? '' : a, b, row % 29 === 1 ? '' : c, random.next(), y].join(',')
  })
  return { lines: ['a,b,c,noise,y', ...lines], truth }
}

describe('numbers', () => {
  it('are filled by what follows from other columns, and known cells stay as they were', async () => {
    const { lines, truth } = rowsOf(600)
    const dataset = await csv(lines)
    const plan = await fitPlan(dataset, planOf('y'))
    expect(plan.steps[0].learned).toMatchObject({ model: 'ridge' })
    const filled = (await clean(dataset, plan)).column('y')
    const off = truth.map((value, row) => Math.abs(Number(filled.original(row)) - value))
    expect(Math.max(...off.filter((_, row) => row % 9 !== 0))).toBe(0)
    const { upper } = plan.steps[0].learned as { upper: number }
    const holes = off.filter((_, row) => row % 9 === 0 && row % 31 !== 0 && row % 29 !== 1 && truth[row] < upper)
    expect(holes.length).toBeGreaterThan(50)
    expect(Math.max(...holes)).toBeLessThan(4)
    expect(describeStep(plan.steps[0])).toMatch(
      /^Fill from the other columns "y": a regression on b, a, c, noise, mean error [\d.]+ against [\d.]+ on cells held back where the median is written$/,
    )
  })

  it('are filled by the median where the others tell nothing, and the step says so', async () => {
    const random = randomFrom(6, 'noise')
    const lines = Array.from(
      { length: 200 },
      (_, row) => `${random.normal()},${row % 8 === 0 ? '' : random.integer(50)}`,
    )
    const learned = await learnedOf(await csv(['a,y', ...lines]), planOf('y'))
    expect(learned['model']).toBe('median')
    expect(learned['note']).toMatch(/^the median [\d.]+, for a regression on other columns is no better/)
  })

  it.each([
    ['few known cells', (row: number) => (row < 10 ? String(row) : ''), 'median', /fewer than 20/],
    ['no known cell', () => '', 'median', /every cell is missing/],
    ['one value', () => '7', 'median', /tells anything/],
  ])('with %s are no cause for a regression', async (_, cell, model, note) => {
    const lines = Array.from({ length: 60 }, (__, row) => `${row % 7},${cell(row)},x`)
    const dataset = await csv(['a,y,z', ...lines])
    const learned = await learnedOf(dataset, planOf('y'))
    if (dataset.column('y').storage !== 'number') return expect(learned['model']).toBe('commonest')
    expect(learned).toMatchObject({ model, note: expect.stringMatching(note) })
    await clean(dataset, planOf('y'))
  })

  it('never read the target, and only the columns named', async () => {
    const { lines } = rowsOf(300)
    const dataset = await csv(lines)
    const learned = await learnedOf(dataset, planOf('y', {}, 'b'))
    expect(Object.keys(learned['numbers'] as object)).toEqual(['a', 'noise'])
    const named = await learnedOf(dataset, planOf('y', { from: ['b'] }))
    expect(named).toMatchObject({ numbers: { b: [expect.any(Number), expect.any(Number)] }, texts: {} })
  })

  it('stay within what was seen, whatever stands in the other columns', async () => {
    const { lines } = rowsOf(300)
    const plan = await fitPlan(await csv(lines), planOf('y'))
    const { lower, upper } = plan.steps[0].learned as { lower: number; upper: number }
    const odd = await csv(['a,b,c,noise,y', '1e300,1,never seen,0,', '-1e300,,,,', '0,0,high,0,1'])
    const cleaned = (await clean(odd, plan)).column('y')
    expect([0, 1].map((row) => Number(cleaned.original(row)))).toEqual([upper, lower])
    expect(cleaned.original(2)).toBe('1')
  })

  it('leave columns alone that have the name of what is computed on the way', async () => {
    const { lines } = rowsOf(300)
    const renamed = lines.map((line, row) => (row === 0 ? line.replace('noise', 'y expected') : line))
    const dataset = await csv(renamed)
    const cleaned = await clean(dataset, planOf('y'))
    expect(cleaned.columns.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'y expected', 'y'])
    expect(cleaned.column('y expected')).toBe(dataset.column('y expected'))
  })

  it('are shown before and after in the preview', async () => {
    const dataset = await csv(rowsOf(90).lines)
    const shown = preview(dataset, planOf('y').steps[0])
    expect(shown.affected).toEqual({ cells: 10, rows: 10 })
    expect(shown.preview[1]).toMatchObject({ row: 9, before: null, after: expect.stringMatching(/^-?\d+\.\d/) })
  })
})

describe('other columns', () => {
  const lines = Array.from(
    { length: 60 },
    (_, row) =>
      `${['north', 'south'][row % 2]},${row % 5 === 0 ? '' : ['snow', 'sun'][row % 2]},${row % 7 === 0 ? '' : row % 2 === 0 ? 'yes' : 'no'},2024-01-${10 + (row % 7)}`,
  )
  const table = csv(['side,weather,cold,day', ...lines])

  it('take the usual value of the group', async () => {
    const cleaned = await clean(await table, planOf('weather'))
    expect([0, 5].map((row) => cleaned.column('weather').original(row))).toEqual(['snow', 'sun'])
  })

  it('take yes or no, never something between', async () => {
    const cleaned = (await clean(await table, planOf('cold'))).column('cold')
    expect(cleaned.storage).toBe('boolean')
    expect(Array.from(cleaned.missing)).not.toContain(1)
  })

  it('that nothing tells about take the commonest', async () => {
    const dataset = await csv(['a,b', ...Array.from({ length: 30 }, (_, row) => `x,${['p', 'q', 'q', ''][row % 4]}`)])
    const learned = await learnedOf(dataset, planOf('b'))
    expect(learned).toMatchObject({ model: 'commonest', value: 'q', note: expect.stringContaining('commonest') })
  })
})

describe.skipIf(python === null)('beside scikit-learn', () => {
  it('has the errors and the values of Ridge in the same folds', () => {
    const random = randomFrom(9, 'table')
    const size = 300
    const columns = Array.from({ length: 6 }, (_, j) =>
      Float64Array.from({ length: size }, () => (random.normal() + j) * (j === 2 ? 1000 : 1)),
    )
    const y = Float64Array.from(columns[0], (a, row) => a - 0.002 * columns[2][row] + 2000 + random.normal())
    const ours = crossFittedRidge(columns, y, 3)!
    const drawn = randomFrom(3, 'folds of the regression')
    const job = {
      kind: 'ridge-folds',
      X: Array.from(y, (_, row) => columns.map((column) => column[row])),
      y: [...y],
      T: [],
      alpha: ours.penalty,
      folds: Array.from(y, () => drawn.integer(5)),
    }
    const script = fileURLToPath(new URL('../learners/peers.py', import.meta.url))
    const run = spawnSync(python!, [script], { input: JSON.stringify(job), encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr)
    const [error, medianError, ...predicted] = JSON.parse(run.stdout) as number[]
    expect(Math.abs(ours.error - error)).toBeLessThan(1e-9)
    expect(Math.abs(ours.medianError - medianError)).toBeLessThan(1e-9)
    const difference = predicted.map((value, row) =>
      Math.abs(columns.reduce((sum, column, j) => sum + ours.coefficients[j] * column[row], ours.intercept) - value),
    )
    expect(Math.max(...difference)).toBeLessThan(1e-8)
  })
})
