import type {
  CleaningPlan,
  DatasetSummary,
  Evaluation,
  Finding,
  InputColumn,
  InputRow,
  Leaderboard,
  PredictedRow,
  Profile,
  Progress,
  RowsPage,
  Session,
  SessionFit,
  SessionFitOptions,
  SessionInput,
  SessionLoadOptions,
  SessionRun,
} from '../core-types.ts'
import { ApiProblem, apiClient, type ApiClient } from './api-client.ts'
import type { Runner } from './runner.ts'

export interface ServerDataset {
  readonly id: string
  readonly name: string
  readonly rowCount: number
  readonly columnCount: number
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly target: string | null
  readonly version: number
  readonly updatedAt: string
}
export interface ServerJob {
  readonly id: string
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly datasetId: string
  readonly datasetName: string
  readonly target: string
  readonly problem: { readonly code: string; readonly message: string } | null
  readonly modelId: string | null
  readonly createdAt: string
  readonly finishedAt: string | null
}
export interface ServerModel {
  readonly id: string
  readonly name: string
  readonly datasetId: string
  readonly target: string
  readonly task: string
  readonly learner: string
  readonly metric: string
  readonly score: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly baseline: number | null
  readonly hash: string
  readonly createdAt: string
}
interface ServerModelDetail extends ServerModel {
  readonly schema: {
    readonly inputs: readonly InputColumn[]
    readonly plan: CleaningPlan
    readonly task: SessionFit['pipeline']['task']
    readonly target: string
    readonly classes: readonly string[]
    readonly positive: string | null
    readonly threshold: number
  }
}

/** A session whose rows and models live on the reference server. */
export interface ServerSession extends Session {
  readonly datasetId: string | null
  readonly modelId: string | null
  /** What was loaded before, when the session was opened with a dataset. */
  reopen(): Promise<{ readonly dataset: ServerDataset; readonly summary: DatasetSummary }>
  /** The plan that somebody saved, null when there is only a suggestion. */
  savedPlan(): Promise<CleaningPlan | null>
  savePlan(plan: CleaningPlan): Promise<void>
  /** A model that was trained before. */
  openModel(id: string): Promise<SessionFit>
  /** Follows a training that is under way; aborting stops it and keeps the best. */
  follow(jobId: string, run?: SessionRun): Promise<SessionFit>
}

export interface ServerRunner extends Runner {
  readonly session: ServerSession
}

export function serverRunner(
  options: {
    readonly api?: ApiClient
    readonly datasetId?: string
    readonly modelId?: string
    readonly place?: string
  } = {},
): ServerRunner {
  const { api = apiClient(), place = location.host } = options
  return { place, session: serverSession(api, options.datasetId ?? null, options.modelId ?? null) }
}

function serverSession(api: ApiClient, datasetId: string | null, modelId: string | null): ServerSession {
  let version = 0
  const dataset = () => {
    if (!datasetId) throw new Error('no dataset has been loaded')
    return `/datasets/${datasetId}`
  }
  const model = () => {
    if (!modelId) throw new Error('no model has been trained')
    return `/models/${modelId}`
  }

  async function reopen() {
    const { summary, ...info } = await api.get<ServerDataset & { readonly summary: DatasetSummary }>(dataset())
    version = info.version
    return { dataset: info, summary }
  }

  async function load(
    input: SessionInput,
    options: SessionLoadOptions = {},
    { signal, onProgress }: SessionRun = {},
  ): Promise<DatasetSummary> {
    if (datasetId && Object.keys(options).length > 0) {
      await reopen()
      await api.send('PATCH', dataset(), {
        json: { loadOptions: options },
        headers: { 'if-match': `"${version}"` },
        signal,
      })
      return (await reopen()).summary
    }
    const { body, name } = await bodyOf(input, signal)
    onProgress?.({ stage: 'load', done: 0, total: body.size })
    const info = await api.send<ServerDataset>('POST', '/datasets', {
      query: {
        name,
        delimiter: options.delimiter,
        encoding: options.encoding,
        header: options.header === undefined ? undefined : String(options.header),
      },
      body,
      headers: { 'content-type': 'text/csv' },
      signal,
    })
    onProgress?.({ stage: 'load', done: body.size, total: body.size })
    datasetId = info.id
    return (await reopen()).summary
  }

  async function plan(
    target: string | undefined,
    suggested: boolean,
  ): Promise<{ readonly plan: CleaningPlan; readonly saved: boolean }> {
    const stored = await api.get<{ readonly plan: CleaningPlan; readonly saved: boolean; readonly version: number }>(
      `${dataset()}/plan`,
      { query: { target, ...(suggested ? { suggested: 'true' } : {}) } },
    )
    version = stored.version
    return stored
  }

  async function fit(options: SessionFitOptions, run: SessionRun = {}): Promise<SessionFit> {
    const job = await api.send<ServerJob>('POST', `${dataset()}/trainings`, {
      json: options,
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    return follow(job.id, run)
  }

  async function follow(jobId: string, { signal, onProgress }: SessionRun = {}): Promise<SessionFit> {
    const stop = () => void api.send('POST', `/jobs/${jobId}/stop`).catch(() => undefined)
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop)
    try {
      await jobEnd(api, jobId, onProgress)
    } finally {
      signal?.removeEventListener('abort', stop)
    }
    const job = await api.get<ServerJob>(`/jobs/${jobId}`)
    if (job.state === 'done' && job.modelId) return openModel(job.modelId)
    throw job.problem
      ? new ApiProblem(409, job.problem.code, job.problem.message)
      : new ApiProblem(409, job.state, `the training was ${job.state}`)
  }

  async function openModel(id: string): Promise<SessionFit> {
    const [detail, leaderboard, evaluation, findings] = await Promise.all([
      api.get<ServerModelDetail>(`/models/${id}`),
      api.get<Leaderboard>(`/models/${id}/leaderboard`),
      api.get<Evaluation>(`/models/${id}/evaluation`),
      api.get<readonly Finding[]>(`/models/${id}/findings`),
    ])
    modelId = id
    const { inputs, plan, ...schema } = detail.schema
    return { leaderboard, evaluation, findings, inputs, plan, pipeline: { ...schema, hash: detail.hash } }
  }

  return {
    get datasetId() {
      return datasetId
    },
    get modelId() {
      return modelId
    },
    reopen,
    load,
    fit,
    follow,
    openModel,
    rows: (request) => api.send<RowsPage>('POST', `${dataset()}/rows/query`, { json: request }),
    profile: ({ target }, run) => api.get<Profile>(`${dataset()}/profile`, { query: { target }, signal: run?.signal }),
    suggest: async ({ target }) => {
      const kept = await plan(target, false)
      return kept.saved && kept.plan.target === (target ?? null) ? kept.plan : (await plan(target, true)).plan
    },
    savedPlan: async () => {
      const kept = await plan(undefined, false)
      return kept.saved ? kept.plan : null
    },
    savePlan: async (changed) => {
      const stored = await api.send<{ readonly version: number }>('PUT', `${dataset()}/plan`, {
        json: changed,
        headers: { 'if-match': `"${version}"` },
      })
      version = stored.version
    },
    predict: async (rows: readonly InputRow[]) =>
      (
        await api.send<{ readonly predictions: readonly PredictedRow[] }>('POST', `${model()}/predict`, {
          json: { rows },
        })
      ).predictions,
    exportModel: async (format) => {
      const response = await api.raw(`${model()}/export/${format}`)
      return {
        bytes: new Uint8Array(await response.arrayBuffer()),
        mediaType: response.headers.get('content-type') ?? 'application/octet-stream',
        fileName: fileNameOf(response, format),
      }
    },
    dispose: () => undefined,
  }
}

async function bodyOf(
  input: SessionInput,
  signal?: AbortSignal,
): Promise<{ readonly body: Blob; readonly name: string }> {
  if ('file' in input) return { body: input.file, name: input.file.name }
  if ('text' in input) return { body: new Blob([input.text]), name: input.name }
  if ('bytes' in input) return { body: new Blob([input.bytes as BlobPart]), name: input.name }
  const response = await fetch(input.url, { signal })
  if (!response.ok) throw new ApiProblem(response.status, 'http', `${input.url} answered ${response.status}`)
  return {
    body: await response.blob(),
    name: decodeURIComponent(input.url.split(/[?#]/)[0].split('/').pop() || 'table.csv'),
  }
}

/** Resolves when the job has ended, however; the browser reconnects a lost stream by itself. */
function jobEnd(api: ApiClient, jobId: string, onProgress?: (progress: Progress) => void): Promise<void> {
  return new Promise((resolve) => {
    const events = new EventSource(`${api.base}/jobs/${jobId}/events`)
    const end = () => {
      events.close()
      resolve()
    }
    events.addEventListener('progress', (event) =>
      onProgress?.(JSON.parse((event as MessageEvent<string>).data) as Progress),
    )
    for (const last of ['done', 'failed', 'cancelled']) events.addEventListener(last, end)
    // 204 closes the stream for good: everything has been told.
    events.addEventListener('error', () => {
      if (events.readyState === EventSource.CLOSED) end()
    })
  })
}

function fileNameOf(response: Response, format: string): string {
  const given = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return given ? decodeURIComponent(given) : `model.${format}`
}
