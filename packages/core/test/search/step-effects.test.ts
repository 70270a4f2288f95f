import { describe, expect, it } from 'vitest'
import { addStep, makeStep } from '../../src/clean/make-step.ts'
import type { StepParts } from '../../src/clean/make-step.ts'
import type { CleaningPlan } from '../../src/clean/plan.ts'
import { setStatus } from '../../src/clean/step-status.ts'
import { stepEffects } from '../../src/search/step-effects.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'
import { randomFrom } from '../../src/util/random.ts'

const target = 'answer'
const planOf = (...steps: readonly StepParts[]): CleaningPlan =>
  steps.map(makeStep).reduce(addStep, { version: 1, target, steps: [] } as CleaningPlan)

/** `city` tells the answer under many spellings, `size` hides it behind a placeholder, `result` gives it away, `noise` says nothing. */
async function table(rows = 240): Promise<Dataset> {
  const random = randomFrom(3, 'effects')
  const lines = Array.from({ length: rows }, () => {
    const yes = random.integer(2)
    const city = (random.integer(10) < 8 ? yes : 1 - yes) === 1 ? 'Lyon' : 'Bern'
    const spelt = [...city].map((letter) => (random.integer(2) === 0 ? letter.toUpperCase() : letter.toLowerCase()))
    return `${spelt.join('')},${random.integer(100)},${yes === 1 ? 'late' : 'fine'},${yes === 1 ? 'yes' : 'no'}`
  })
  return load(new TextEncoder().encode(`city,noise,result,answer\n${lines.join('\n')}\n`), { header: true })
}

const quick = { target, seed: 7, repeats: 1 } as const

describe('stepEffects', async () => {
  const dataset = await table()
  const leak = { action: 'dropColumn', column: 'result', finding: 'target-leak' }
  const merge = { action: 'mergeCategories', column: 'city', options: { method: 'case' } }
  const plan = planOf(leak, merge, { action: 'dropColumn', column: 'noise' }, { action: 'dropColumn', column: 'city' })
  const rejected = setStatus(plan, 'dropColumn:city', 'rejected')
  const effects = await stepEffects(dataset, rejected, quick)
  const effectOf = (id: string) => effects.steps.find((step) => step.id === id)!

  it('says that spellings brought together help, and that a rejected step would hurt', () => {
    expect(effectOf('mergeCategories:city')).toMatchObject({ verdict: 'helps' })
    expect(effectOf('mergeCategories:city').change).toBeGreaterThan(0.05)
    expect(effectOf('dropColumn:city')).toMatchObject({ verdict: 'hurts' })
    expect(['noise', 'none']).toContain(effectOf('dropColumn:noise').verdict)
  })

  it('does not count a leak as a loss: both sides of the whole are without it', () => {
    expect(effectOf('dropColumn:result')).toMatchObject({ verdict: 'leak' })
    expect(effectOf('dropColumn:result').change).toBeLessThan(-0.1)
    expect(effects).toMatchObject({ metric: 'rocAuc', greaterIsBetter: true, folds: 5, rows: 240 })
    expect(effects.before).toBeLessThan(0.8)
    expect(effects.change).toBeGreaterThan(0)
    expect(effects.after - effects.before).toBeCloseTo(effects.change, 12)
  })

  it('measures cells changed by hand and dates read again as it does other steps', async () => {
    const two = (value: number): string => String(value).padStart(2, '0')
    const lines = Array.from({ length: 200 }, (_, row) => {
      const [day, month] = [1 + ((row * 7) % 28), 1 + ((row * 5) % 12)]
      const date = row % 25 === 0 ? `2024-${two(month)}-${two(day)}` : `${two(day)}.${two(month)}.2024`
      return `${date},${row === 0 ? 9000 : (row * 37) % 101},${12 * month + ((row * 3) % 7)}`
    })
    const orders = await load(new TextEncoder().encode(`when,size,answer\n${lines.join('\n')}\n`), { header: true })
    const steps: readonly StepParts[] = [
      { action: 'parseDate', column: 'when', options: { formats: ['YYYY-MM-DD'] } },
      { action: 'setCell', column: 'size', options: { row: 0, value: '90' } },
    ]
    const { steps: found } = await stepEffects(orders, planOf(...steps), { ...quick, learner: 'linear' })
    expect(found.map(({ verdict }) => verdict)).not.toContain('none')
    expect(found[0].change).toBeGreaterThan(0)
  })

  it('says when no fold can be scored', async () => {
    const twice = await load(
      new TextEncoder().encode(
        `x,answer\n${Array.from({ length: 60 }, (_, row) => `${row % 2},${'ab'[row % 2]}`).join('\n')}\n`,
      ),
      { header: true },
    )
    await expect(stepEffects(twice, planOf({ action: 'clip', column: 'x' }), quick)).rejects.toThrow(
      /no fold has a .* 60 rows with a "answer"/,
    )
  })

  it('is the same each time, plain JSON, and leaves plan and dataset alone', async () => {
    const frozen = JSON.stringify(rejected)
    expect(await stepEffects(dataset, rejected, quick)).toEqual(effects)
    expect(JSON.parse(JSON.stringify(effects))).toEqual(effects)
    expect(JSON.stringify(rejected)).toBe(frozen)
  })

  it('judges what is learned on training rows only, whatever the plan brings along', async () => {
    const poisoned = {
      ...rejected,
      steps: rejected.steps.map((step) => ({
        ...step,
        learned: { kind: 'text', map: { lyon: 'Bern', LYON: 'Bern' } },
      })),
    }
    expect(await stepEffects(dataset, poisoned, quick)).toEqual(effects)
  })

  it('turns the sign where less is better, and keeps copies of a row in one fold', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 2 === 0 ? i : `${i} `},${3 * i}`)
    const doubled = await load(new TextEncoder().encode(`x,y\n${[...rows, ...rows].join('\n')}\n`), { header: true })
    const drop = { version: 1, target: 'y', steps: [makeStep({ action: 'dropColumn', column: 'x' })] } as const
    const withOther = await stepEffects(
      await load(new TextEncoder().encode(`x,y,z\n${rows.map((row, i) => `${row},${i % 3}`).join('\n')}\n`), {
        header: true,
      }),
      drop,
      { target: 'y', repeats: 1, learner: 'linear' },
    )
    expect(withOther).toMatchObject({ metric: 'rmse', greaterIsBetter: false, verdict: 'hurts' })
    expect(withOther.change).toBeLessThan(0)
    const copies = { version: 1, target: 'y', steps: [makeStep({ action: 'dropDuplicateRows' })] } as const
    const { verdict } = await stepEffects(doubled, copies, { target: 'y', repeats: 1, learner: 'linear' })
    expect(['noise', 'none', 'helps']).toContain(verdict)
  })

  it('refuses what it cannot do in one sentence, and stops when told to', async () => {
    await expect(stepEffects(dataset, rejected, { ...quick, learner: 'linear' })).rejects.toMatchObject({
      code: 'invalid-option',
    })
    await expect(stepEffects(dataset, rejected, { ...quick, folds: 1 })).rejects.toMatchObject({
      code: 'invalid-option',
    })
    await expect(stepEffects(dataset, rejected, { ...quick, metric: 'rmse' })).rejects.toMatchObject({
      code: 'invalid-option',
    })
    const reason = new Error('enough')
    await expect(stepEffects(dataset, rejected, { ...quick, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})
