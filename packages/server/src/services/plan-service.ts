import type { CleaningPlan, CleaningStep } from '@csvanalyzer/core'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Principal } from '../auth/principal.ts'
import type { Database } from '../storage/database.ts'
import { dataset, datasetPlan } from '../storage/schema.ts'
import type { Analysis } from './analysis.ts'
import { checkVersion, toRef, versionMismatch } from './dataset-service.ts'
import type { DatasetRow, DatasetService } from './dataset-service.ts'
import { removeRowsStep } from './remove-rows-step.ts'

export interface StoredPlan {
  readonly plan: CleaningPlan
  /** False: nobody has saved one yet, it is a suggestion. */
  readonly saved: boolean
  /** Of the dataset. */
  readonly version: number
}

export interface PlanDeps {
  readonly database: Database
  readonly datasets: DatasetService
  readonly analysis: Analysis
}

/** Plans are kept, never overwritten: each save is a new version of the dataset. */
export function planService({ database: { orm }, datasets, analysis }: PlanDeps) {
  async function get(
    principal: Principal,
    id: string,
    target: string | null,
    signal?: AbortSignal,
  ): Promise<StoredPlan> {
    const row = await datasets.own(principal, id)
    const plan = await newest(id)
    if (plan) return { plan, saved: true, version: row.version }
    return { plan: await analysis.suggest(toRef(row), target, signal), saved: false, version: row.version }
  }

  async function suggest(
    principal: Principal,
    id: string,
    target: string | null,
    signal?: AbortSignal,
  ): Promise<StoredPlan> {
    const row = await datasets.own(principal, id)
    return { plan: await analysis.suggest(toRef(row), target, signal), saved: false, version: row.version }
  }

  async function save(
    principal: Principal,
    id: string,
    plan: CleaningPlan,
    expectedVersion: number,
  ): Promise<StoredPlan> {
    const row = await datasets.own(principal, id)
    checkVersion(row, expectedVersion)
    return { plan, saved: true, version: await append(row, plan) }
  }

  /** Nothing is deleted: a step of the plan leaves the rows out, and undoing the step brings them back. */
  async function removeRows(
    principal: Principal,
    id: string,
    rows: readonly number[],
    expectedVersion: number,
  ): Promise<StoredPlan & { readonly step: CleaningStep }> {
    const row = await datasets.own(principal, id)
    checkVersion(row, expectedVersion)
    const beyond = rows.find((index) => index >= row.rowCount)
    if (beyond !== undefined) {
      throw new CsvAnalyzerError(
        'unknown-row',
        `there is no row ${beyond}; the dataset has ${row.rowCount} rows, counted from 0`,
        { row: beyond },
      )
    }
    const before = (await newest(id)) ?? accepted(await analysis.suggest(toRef(row), row.target))
    const step = removeRowsStep(before, rows)
    const plan = { ...before, steps: [step, ...before.steps] }
    return { plan, saved: true, version: await append(row, plan), step }
  }

  async function history(principal: Principal, id: string) {
    await datasets.own(principal, id)
    const rows = await orm
      .select({ version: datasetPlan.version, plan: datasetPlan.plan, createdAt: datasetPlan.createdAt })
      .from(datasetPlan)
      .where(eq(datasetPlan.datasetId, id))
      .orderBy(desc(datasetPlan.version))
      .limit(100)
    return rows.map(({ version, plan, createdAt }) => ({ version, plan, createdAt: createdAt.toISOString() }))
  }

  async function newest(id: string): Promise<CleaningPlan | null> {
    const [row] = await orm
      .select({ plan: datasetPlan.plan })
      .from(datasetPlan)
      .where(eq(datasetPlan.datasetId, id))
      .orderBy(desc(datasetPlan.version))
      .limit(1)
    return row?.plan ?? null
  }

  async function append(row: DatasetRow, plan: CleaningPlan): Promise<number> {
    return orm.transaction(async (tx) => {
      const [updated] = await tx
        .update(dataset)
        .set({ version: sql`${dataset.version} + 1`, target: plan.target ?? row.target, updatedAt: new Date() })
        .where(and(eq(dataset.id, row.id), eq(dataset.version, row.version)))
        .returning({ version: dataset.version })
      if (!updated) throw versionMismatch(row.id)
      await tx.insert(datasetPlan).values({ datasetId: row.id, version: updated.version, plan })
      return updated.version
    })
  }

  return { get, suggest, save, removeRows, history, newest }
}

export type PlanService = ReturnType<typeof planService>

/** A training without a saved plan takes every suggestion; the first plan that is saved by itself does so too. */
function accepted(plan: CleaningPlan): CleaningPlan {
  return {
    ...plan,
    steps: plan.steps.map((step) => (step.status === 'suggested' ? { ...step, status: 'accepted' } : step)),
  }
}
