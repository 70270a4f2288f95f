import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { findPython } from '../../../../scripts/find-python.js'
import { acceptAll } from '../../src/clean/step-status.ts'
import { addStep, makeStep } from '../../src/clean/make-step.ts'
import { clean } from '../../src/clean/clean.ts'
import { fitPlan } from '../../src/clean/fit-plan.ts'
import { planToPandas } from '../../src/clean/plan-to-pandas.ts'
import type { CleaningPlan } from '../../src/clean/plan.ts'
import { suggest } from '../../src/clean/suggest.ts'
import { exportModel, fit, predict } from '../../src/node.ts'
import { profile } from '../../src/profile/profile-dataset.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'

const python = findPython()
const csv = (lines: readonly string[]): Promise<Dataset> =>
  load(new TextEncoder().encode(`${lines.join('\n')}\n`), { header: true })
const two = (value: number): string => String(value).padStart(2, '0')
const texts = (dataset: Dataset, column: string): readonly string[] =>
  Array.from({ length: dataset.rowCount }, (_, row) => dataset.column(column).original(row))

/** Every 30th date is written in another way, one is none at all, one is missing. */
function mostlyOneWay(row: number): string {
  const [day, month] = [1 + (row % 28), 1 + (row % 12)]
  if (row === 50) return 'soon'
  if (row === 51) return ''
  return row % 30 === 0 ? `2025-${two(month)}-${two(day)}` : `${two(day)}.${two(month)}.2025`
}

const orders = (): Promise<Dataset> =>
  csv(['when,price', ...Array.from({ length: 120 }, (_, row) => `${mostlyOneWay(row)},${(row * 37) % 101}`)])
const suggested = async (dataset: Dataset): Promise<CleaningPlan> =>
  acceptAll(suggest(dataset, await profile(dataset), { target: 'price' }))

describe('a column of dates with some in another form', () => {
  it('is found with its rows, and the step reads them in place', async () => {
    const dataset = await orders()
    expect(dataset.column('when').type).toBe('date')
    const { findings } = await profile(dataset)
    const finding = findings.find(({ code }) => code === 'mixed-date-formats')
    expect(finding?.evidence).toMatchObject({ count: 4, rows: [0, 30, 60, 90], action: 'parseDate' })
    const plan = await suggested(dataset)
    const step = plan.steps.find(({ action }) => action === 'parseDate')!
    expect(step.affected).toEqual({ cells: 4, rows: 4 })
    expect(step.preview[0]).toEqual({ row: 0, before: '2025-01-01', after: '01.01.2025' })
    const tidy = await clean(dataset, plan)
    expect(tidy.column('when').missingCount).toBe(2)
    expect(texts(tidy, 'when').slice(28, 32)).toEqual(['01.05.2025', '02.06.2025', '03.07.2025', '04.08.2025'])
    expect(texts(dataset, 'when')[30]).toBe('2025-07-03')
    expect(await clean(tidy, plan)).toBe(tidy)
  })

  it('is read in all its forms by the pipeline and by the program printed of it', async () => {
    const rows = Array.from({ length: 120 }, (_, row) => `${mostlyOneWay(row)},${(row % 28) * 3 + (row % 5)}`)
    const dataset = await csv(['when,price', ...rows])
    const plan = await suggested(dataset)
    const { pipeline } = await fit(dataset, { target: 'price', plan, learners: ['linear'], seed: 7 })
    const again = await csv(['when', ...rows.map((line) => line.split(',')[0])])
    const unplanned = {
      ...pipeline,
      inputs: pipeline.inputs.map((input) => ({ ...input, format: { date: 'DD.MM.YYYY' } })),
    }
    const known = predict(pipeline, [{ when: '03.07.2025' }]).prediction.values[0]
    expect(predict(pipeline, again).prediction.values[30]).toBe(known)
    expect(predict(unplanned, again).prediction.values[30]).not.toBe(known)
    const source = await exportModel(pipeline, 'javascript')
    const program = (await import(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`)) as {
      predict(row: object): { readonly prediction: number }
    }
    const slashes = { ...plan, steps: plan.steps.map((step) => ({ ...step, options: { formats: ['YYYY|M|D'] } })) }
    const odd = await fit(dataset, { target: 'price', plan: slashes, learners: ['linear'], seed: 7 })
    const oddSource = await exportModel(odd.pipeline, 'javascript')
    expect(oddSource).toContain('(\\d{4})\\|(')
    expect(program.predict({ when: '2025-07-03' }).prediction).toBe(known)
  })

  it('reads times of day after dates of another form, and takes no two of them for copies', async () => {
    const lines = Array.from({ length: 120 }, (_, row) => {
      const [day, month, hour] = [two(1 + (row % 28)), two(1 + (row % 12)), two(row % 24)]
      return `${row % 30 === 0 ? `${day}.${month}.2025 ${hour}:15` : `2025-${month}-${day} ${hour}:15`},${row % 30 === 0 ? 1 : row}`
    })
    const dataset = await csv(['at,price', ...lines])
    const summary = await profile(dataset)
    expect(summary.table.duplicateRows).toBe(0)
    const plan = acceptAll(suggest(dataset, summary))
    expect(plan.steps.find(({ action }) => action === 'parseDate')?.options).toEqual({
      formats: ['YYYY-MM-DD HH:mm', 'D.M.YYYY H:mm'],
    })
    const tidy = await clean(dataset, plan)
    expect(tidy.column('at').missingCount).toBe(0)
    expect(texts(tidy, 'at')[60]).toBe('2025-01-05 12:15')
  })

  it.skipIf(python === null)('is read by the pandas program whether the frame holds texts or dates', async () => {
    const dataset = await orders()
    const program = planToPandas(await fitPlan(dataset, await suggested(dataset)))
    const script = `${program}
frame = pd.DataFrame({"when": ["04.03.2025", "2025-07-03", None], "price": [1.0, 2.0, 3.0]})
read = clean(frame)["when"]
again = clean(pd.DataFrame({"when": read, "price": frame["price"]}))["when"]
print([None if pd.isna(x) else str(x.date()) for x in read], read.equals(again))
`
    const out = execFileSync(python!, ['-c', script], { encoding: 'utf8' })
    expect(out.trim()).toBe("['2025-03-04', '2025-07-03', None] True")
  })

  it('leaves to a person what has the day first in some cells and last in others', async () => {
    const slashes = Array.from({ length: 90 }, (_, row) => {
      const [day, month] = [two(1 + (row % 28)), two(1 + (row % 12))]
      return `${row % 2 === 0 ? `${day}/${month}` : `${month}/${day}`}/2024,${(row * 37) % 101}`
    })
    const dataset = await csv(['when,price', ...slashes])
    expect(['code', 'text', 'category']).toContain(dataset.column('when').type)
    const { findings } = await profile(dataset)
    const finding = findings.find(({ code }) => code === 'mixed-date-formats')!
    expect(finding.message).toContain('only you know')
    expect((finding.evidence['rows'] as readonly number[]).length).toBeGreaterThan(0)
    expect((await suggested(dataset)).steps.filter(({ column }) => column === 'when')).toEqual([])
    const step = makeStep({ action: 'parseDate', column: 'when', options: { formats: ['DD/MM/YYYY', 'MM/DD/YYYY'] } })
    const tidy = await clean(dataset, addStep({ version: 1, target: null, steps: [] }, step))
    expect(tidy.column('when').missingCount).toBe(0)
  })

  it('takes one slip for that, and not for the order of the whole column', async () => {
    const lines = Array.from({ length: 100 }, (_, row) => `${two(1 + (row % 28))}/${two(1 + (row % 12))}/2024`)
    const dataset = await csv(['when,x', ...lines.with(40, '03/25/2024').map((line, row) => `${line},${row % 7}`)])
    expect(dataset.column('when')).toMatchObject({ type: 'date', format: { date: 'DD/MM/YYYY' }, missingCount: 1 })
  })

  it('is no identifier, however different its dates are', async () => {
    const ways = [
      (day: string, month: string, year: number) => `${year}-${month}-${day}`,
      (day: string, month: string, year: number) => `${day}.${month}.${year}`,
    ]
    const lines = Array.from({ length: 80 }, (_, row) => {
      return `${ways[row % 2](two(1 + (row % 28)), two(1 + (row % 12)), 1990 + (row % 31))},${(row * 37) % 101}`
    })
    const dataset = await csv(['when,price', ...lines])
    const plan = await suggested(dataset)
    expect(plan.steps.map(({ id }) => id)).toEqual(['parseDate:when'])
    const codes = (await profile(dataset)).findings.map(({ code }) => code)
    expect(codes).not.toContain('id-like-column')
    expect(codes).not.toContain('high-cardinality')
  })
})
