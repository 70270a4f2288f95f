import type { Dataset } from '../table/dataset.ts'
import { columnSetOf } from '../features/column-set-of.ts'
import { applyOperations } from '../transforms/apply.ts'
import type { ColumnSet } from '../transforms/column-data.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import type { RunOptions } from '../util/run-options.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import type { FitData } from './action.ts'
import { findAction } from './find-action.ts'
import { isActive } from './step-status.ts'
import type { CleaningPlan, CleaningStep } from './plan.ts'
import { pickRows } from './pick-rows.ts'
import { typesAfter, typesOf } from './types-after.ts'

export interface Replay {
  readonly plan: CleaningPlan
  /** Rows of the dataset that are still there after steps that drop rows. */
  readonly rows: Int32Array
  readonly set: ColumnSet
}

/**
 * Goes through the accepted steps in order on some rows: learns what a step learns (unless it has), applies its operations,
 * drops its rows. Each step sees the data as the steps before it left them.
 */
export async function fitSteps(
  dataset: Dataset,
  plan: CleaningPlan,
  rows: Int32Array,
  run: RunOptions,
): Promise<Replay> {
  let data = startAt(dataset, plan, rows)
  const steps: CleaningStep[] = []
  for (const step of plan.steps) {
    await breathe(run.signal)
    const fitted = isActive(step) ? await fitStep(step, data, run) : step
    if (isActive(step)) data = afterStep(fitted, data)
    steps.push(fitted)
    run.onProgress?.({ stage: 'clean', done: steps.length, total: plan.steps.length })
  }
  return { plan: { ...plan, steps }, rows: data.rows, set: data.set }
}

/** The same with a fitted plan: nothing is learned. */
export function replaySteps(dataset: Dataset, plan: CleaningPlan, rows: Int32Array): Replay {
  let data = startAt(dataset, plan, rows)
  for (const step of plan.steps) if (isActive(step)) data = afterStep(step, data)
  return { plan, rows: data.rows, set: data.set }
}

export function dropsRows(plan: CleaningPlan): boolean {
  return plan.steps.some((step) => isActive(step) && findAction(step.action).rows === 'drop')
}

function startAt(dataset: Dataset, plan: CleaningPlan, rows: Int32Array): FitData {
  return {
    set: columnSetOf(dataset, rows, columnsRead(dataset, plan)),
    rows,
    target: plan.target,
    types: typesOf(dataset),
  }
}

/** Only the columns that an accepted step speaks of, unless one compares whole rows: text columns are costly to read. */
function columnsRead(dataset: Dataset, plan: CleaningPlan): readonly string[] | undefined {
  const wanted = new Set<string>(plan.target === null ? [] : [plan.target])
  for (const step of plan.steps) {
    if (!isActive(step)) continue
    const action = findAction(step.action)
    if (action.readsAll === true) return undefined
    if (step.column !== null) wanted.add(step.column)
    for (const [name, spec] of Object.entries(action.options))
      if (spec.type === 'column') wanted.add(String(step.options[name]))
  }
  return dataset.columns.map((column) => column.name).filter((name) => wanted.has(name))
}

async function fitStep(step: CleaningStep, data: FitData, run: RunOptions): Promise<CleaningStep> {
  const action = findAction(step.action)
  const kind = step.column === null ? null : (data.set.columns.get(step.column)?.kind ?? null)
  const absent = step.column !== null && kind === null
  const learned = action.fit === undefined || absent ? {} : await action.fit(data, step, run)
  return { ...step, learned: { ...learned, kind } }
}

function afterStep(step: CleaningStep, data: FitData): FitData {
  const action = findAction(step.action)
  if (action.rows === 'drop') return dropRows(data, action.keep!(data, step))
  const operations = operationsOf(step) ?? []
  return { ...data, set: applyOperations(data.set, operations), types: typesAfter(data.types, operations) }
}

function dropRows(data: FitData, keep: Uint8Array): FitData {
  const stay = Int32Array.from(keep, (_, index) => index).filter((index) => keep[index] !== 0)
  if (stay.length === data.rows.length) return data
  return { ...data, set: pickRows(data.set, stay), rows: stay.map((index) => data.rows[index]) }
}

/** The operations of a fitted step; none when its column was gone by then; null when it has none at all. */
export function operationsOf(step: CleaningStep): readonly ColumnOperation[] | null {
  const kind = step.learned?.['kind']
  const lowered = findAction(step.action).lower(step, kind === 'number' || kind === 'text' ? kind : undefined)
  return lowered !== null && step.column !== null && kind === null ? [] : lowered
}
