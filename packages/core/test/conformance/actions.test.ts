import { describe, expect, it } from 'vitest'
import { actions } from '../../src/clean/actions/index.ts'
import type { CleaningAction } from '../../src/clean/action.ts'
import { applyEdits } from '../../src/clean/apply-edits.ts'
import { clean } from '../../src/clean/clean.ts'
import { describeStep } from '../../src/clean/describe-step.ts'
import { fitPlan } from '../../src/clean/fit-plan.ts'
import { lowerPlan } from '../../src/clean/lower-plan.ts'
import { makeStep } from '../../src/clean/make-step.ts'
import type { CleaningPlan, CleaningStep } from '../../src/clean/plan.ts'
import { preview } from '../../src/clean/preview.ts'
import { setStatus } from '../../src/clean/step-status.ts'
import { trainingRows } from '../../src/clean/training-rows.ts'
import { columnSetOf } from '../../src/features/column-set-of.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'
import { writeCsv } from '../../src/table/write-csv.ts'
import { applyOperations } from '../../src/transforms/apply.ts'
import type { ColumnSet } from '../../src/transforms/column-data.ts'
import { exampleOptions } from './action-options.ts'
import { messyRows, poisonedRows } from './action-tables.ts'

for (const [name, action] of Object.entries<CleaningAction>(actions)) describe(name, () => checkAction(name, action))

/** What every cleaning action must do, whatever it does. */
function checkAction(name: string, action: CleaningAction): void {
  const columns = action.on === 'table' ? [null] : ['amount', 'city', 'when', 'flag', 'note', 'empty', 'same']

  it('is filed under its own name, with a title and a sentence', () => {
    expect(action.name).toBe(name)
    expect(action.title.length).toBeGreaterThan(3)
    expect(action.doc.endsWith('.')).toBe(true)
    for (const option of Object.values(action.options)) expect(option.doc.length).toBeGreaterThan(3)
  })

  it.each(columns)('acts on %s without touching the dataset, the same each time', async (column) => {
    const dataset = await tableOf(messyRows)
    const before = writeCsv(dataset)
    const plan = planOf(name, column)
    const first = await fitPlan(dataset, plan, { seed: 7 })
    const again = await fitPlan(dataset, plan, { seed: 7 })
    expect(again).toEqual(first)
    const cleaned = await clean(dataset, first)
    expect(writeCsv(dataset)).toBe(before)
    for (const untouched of cleaned.columns) {
      const source = dataset.columns.find((other) => other.name === untouched.name)
      if (source === undefined || cleaned.rowCount !== dataset.rowCount || untouched.name === column) continue
      expect(untouched).toBe(source)
    }
  })

  it.each(columns)('survives JSON and replays on %s as clean does', async (column) => {
    const dataset = await tableOf(messyRows)
    const fitted = await fitPlan(dataset, planOf(name, column))
    const restored = JSON.parse(JSON.stringify(fitted)) as CleaningPlan
    expect(restored).toEqual(fitted)
    const edited = applyEdits(dataset, restored)
    const replayed = applyOperations(columnSetOf(edited), lowerPlan(restored).operations)
    const cleaned = await clean(dataset, restored)
    const kept = trainingRows(dataset, restored, allRows(dataset))
    expect(valuesOf(columnSetOf(cleaned))).toEqual(pick(valuesOf(replayed), kept))
  })

  it.each(columns)('learns nothing about %s from held-out rows', async (column) => {
    const rows = Int32Array.from({ length: messyRows.length - 1 }, (_, row) => row).filter((row) => row % 3 !== 0)
    const plan = planOf(name, column)
    const honest = await fitPlan(await tableOf(messyRows), plan, { rows })
    const poisoned = await fitPlan(await tableOf(poisonedRows((row) => row % 3 === 0)), plan, { rows })
    expect(poisoned).toEqual(honest)
  })

  it.each(columns)('is undone by its status: %s is as it was', async (column) => {
    const dataset = await tableOf(messyRows)
    const plan = planOf(name, column)
    for (const status of ['rejected', 'undone'] as const) {
      const idle = setStatus(plan, plan.steps[0].id, status)
      expect(await clean(dataset, idle)).toBe(dataset)
      expect(lowerPlan(await fitPlan(dataset, idle))).toEqual({ operations: [], notExportable: [] })
    }
  })

  it.each(columns)('is safe on no rows, one row and rows all missing: %s', async (column) => {
    for (const size of [1, 2, 3]) {
      const dataset = await tableOf(
        messyRows.slice(0, size).map((row, index) => (index === 0 ? row : row.map(() => ''))),
      )
      if (dataset.columns.length < 7) continue
      const fitted = await fitPlan(dataset, planOf(name, column, 0))
      const cleaned = await clean(dataset, fitted)
      expect(cleaned.rowCount).toBeLessThanOrEqual(dataset.rowCount)
      expect(trainingRows(dataset, fitted, allRows(dataset)).length).toBeLessThanOrEqual(dataset.rowCount)
    }
  })

  it.each(columns)('shows what it does to %s', async (column) => {
    const dataset = await tableOf(messyRows)
    const step = preview(dataset, planOf(name, column).steps[0], 'target')
    expect(step.preview.length).toBeLessThanOrEqual(10)
    expect(step.affected.rows).toBeLessThanOrEqual(dataset.rowCount)
    if (step.affected.rows > 0) expect(step.preview.length).toBeGreaterThan(0)
    expect(describeStep(step)).toContain(action.title)
  })

  it('says so when prediction does not replay it', async () => {
    const dataset = await tableOf(messyRows)
    const { operations, notExportable } = lowerPlan(await fitPlan(dataset, planOf(name, columns[0])))
    if (action.rows === 'drop' || action.edit !== undefined) {
      expect(operations).toEqual([])
      expect(notExportable.map((step) => step.action)).toEqual([name])
    } else expect(notExportable).toEqual([])
  })
}

function planOf(action: string, column: string | null, row = 4): CleaningPlan {
  const step: CleaningStep = makeStep({ action, column, options: exampleOptions(action, row) })
  return { version: 1, target: action === 'dropMissingTarget' ? 'target' : null, steps: [step] }
}

function tableOf(rows: readonly (readonly string[])[]): Promise<Dataset> {
  const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
  return load(new TextEncoder().encode(`${text}\n`))
}

function allRows(dataset: Dataset): Int32Array {
  return Int32Array.from({ length: dataset.rowCount }, (_, row) => row)
}

function valuesOf(set: ColumnSet): { readonly [name: string]: readonly (string | number | null)[] } {
  const values: Record<string, readonly (string | number | null)[]> = {}
  for (const name of [...set.columns.keys()].sort()) {
    const data = set.columns.get(name)!
    values[name] =
      data.kind === 'text'
        ? Array.from(data.codes, (code) => (code < 0 ? null : data.dictionary[code]))
        : Array.from(data.values, (value) => (value === value ? value : null))
  }
  return values
}

function pick(values: ReturnType<typeof valuesOf>, rows: Int32Array): ReturnType<typeof valuesOf> {
  return Object.fromEntries(
    Object.entries(values).map(([name, column]) => [name, Array.from(rows, (row) => column[row])]),
  )
}
