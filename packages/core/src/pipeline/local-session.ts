import { clean } from '../clean/clean.ts'
import { fitPlan } from '../clean/fit-plan.ts'
import type { CleaningPlan } from '../clean/plan.ts'
import { suggest } from '../clean/suggest.ts'
import { trainingRows } from '../clean/training-rows.ts'
import { exportModel } from '../export/export-model.ts'
import { exporters, type ExportFormat } from '../export/index.ts'
import type { Exporter } from '../export/exporter.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { predictRows } from '../fitted/predict-rows.ts'
import { hashPipeline } from '../fitted/to-json.ts'
import type { LearnerName } from '../learners/index.ts'
import { profile } from '../profile/profile-dataset.ts'
import type { Profile } from '../profile/profile.ts'
import type { Dataset } from '../table/dataset.ts'
import { load } from '../table/load.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import { datasetSummary } from './dataset-summary.ts'
import { fit } from './fit.ts'
import { pageOfRows, type RowView } from './page-of-rows.ts'
import { predictedRows } from './predicted-rows.ts'
import type { RowsRequest, Session, SessionInput, SessionLoadOptions, SessionRun } from './session.ts'

/** A session in this thread: one dataset, its profile, and the pipeline fitted last. */
export function createLocalSession(): Session {
  let dataset: Dataset | null = null
  let summary: { readonly target: string | undefined; readonly profile: Profile } | null = null
  let pipeline: FittedPipeline | null = null
  let view: { readonly key: string; readonly rows: RowView } | null = null

  const current = () => dataset ?? refuse('no-dataset', 'no table is loaded; call load first')
  const fitted = () => pipeline ?? refuse('no-model', 'no model is fitted; call fit first')

  async function profileFor(target: string | undefined, run: SessionRun): Promise<Profile> {
    if (summary === null || summary.target !== target)
      summary = { target, profile: await profile(current(), { ...run, target }) }
    return summary.profile
  }

  async function viewFor({ plan }: RowsRequest): Promise<RowView> {
    const key =
      plan === undefined ? '' : JSON.stringify(plan.steps.map(({ id, status, options }) => [id, status, options]))
    if (view?.key !== key) view = { key, rows: await rowView(current(), plan) }
    return view.rows
  }

  return {
    async load(input, options = {}, run = {}) {
      const loaded = await loadInput(input, options, run)
      dataset = loaded
      summary = null
      pipeline = null
      view = null
      return datasetSummary(loaded)
    },
    rows: async (request) => pageOfRows(await viewFor(request), request),
    profile: ({ target }, run = {}) => profileFor(target, run),
    suggest: async ({ target }, run = {}) => suggest(current(), await profileFor(target, run), { target }),
    async fit({ learners, ...options }, run = {}) {
      const result = await fit(current(), {
        ...options,
        ...run,
        ...(learners && { learners: learners as readonly LearnerName[] }),
      })
      pipeline = result.pipeline
      const { task, target, classes, positive, threshold, inputs, plan } = pipeline
      return {
        leaderboard: result.leaderboard,
        evaluation: result.evaluation,
        findings: result.findings,
        inputs,
        plan,
        pipeline: { task, target, classes, positive, threshold, hash: hashPipeline(pipeline) },
      }
    },
    predict: async (rows) => predictedRows(fitted(), predictRows(fitted(), rows)),
    async exportModel(format) {
      const printed = await exportModel(fitted(), format as ExportFormat)
      const { mediaType, extension }: Exporter = exporters[format as ExportFormat]
      const bytes = typeof printed === 'string' ? new TextEncoder().encode(printed) : printed
      return {
        bytes,
        mediaType,
        fileName: `${baseName(current().source.name)}-${fitted().target}.${extension.replace(/^\./, '')}`,
      }
    },
    dispose() {
      dataset = null
      summary = null
      pipeline = null
      view = null
    },
  }
}

function refuse(code: string, message: string): never {
  throw new CsvAnalyzerError(code, message)
}

function loadInput(input: SessionInput, options: SessionLoadOptions, run: SessionRun): Promise<Dataset> {
  const settings = { ...options, ...run, quote: options.quote as '"' | "'" | null | undefined }
  if ('bytes' in input) return load(input.bytes, { ...settings, name: input.name })
  if ('text' in input) return load(input.text, { ...settings, name: input.name })
  return load('file' in input ? input.file : new URL(input.url), settings)
}

/** The rows as they were loaded, or as the accepted steps of a plan leave them, each with its row in the file. */
async function rowView(dataset: Dataset, plan: CleaningPlan | undefined): Promise<RowView> {
  const all = Int32Array.from({ length: dataset.rowCount }, (_, row) => row)
  if (plan === undefined) return { dataset, indexes: all }
  const fittedPlan = await fitPlan(dataset, plan)
  return {
    dataset: await clean(dataset, fittedPlan),
    indexes: trainingRows(dataset, { ...fittedPlan, target: null }, all),
  }
}

function baseName(name: string): string {
  return name.replace(/\.[^.]*$/, '') || 'model'
}
