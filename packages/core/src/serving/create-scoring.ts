import { libraryVersion } from '../fitted/library-version.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import { scoreMlflow } from './mlflow-scoring.ts'
import { infer, modelMetadata } from './open-inference.ts'
import { ScoringError } from './scoring-error.ts'
import { readyModel, type ReadyModel, type ServedModel } from './served-model.ts'

/** Answers a request; `undefined` where the path is none of its own. */
export type Scoring = (request: Request) => Promise<Response | undefined>

/**
 * MLflow scoring (`/invocations`, for the first model) and Open Inference Protocol v2 (`/v2/…`) over some models, as a
 * plain function of requests: mount it on any server.
 *
 * @example const score = createScoring([{ name: 'churn', pipeline }]); const response = await score(request)
 */
export function createScoring(models: readonly ServedModel[]): Scoring {
  const ready = models.map(readyModel)
  checkNames(ready)
  return async (request) => {
    const { pathname } = new URL(request.url)
    try {
      return pathname === '/v2' || pathname.startsWith('/v2/')
        ? await openInference(ready, request, pathname)
        : await mlflowScoring(ready, request, pathname)
    } catch (error) {
      if (error instanceof ScoringError) return Response.json({ error: error.message }, { status: error.status })
      throw error
    }
  }
}

function checkNames(models: readonly ReadyModel[]): void {
  if (models.length === 0) throw new CsvAnalyzerError('no-model', 'there is no model to serve', {})
  const names = models.map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) {
    throw new CsvAnalyzerError('duplicate-model', `two models have the name "${twice}"`, { name: twice })
  }
}

async function mlflowScoring(
  [first]: readonly ReadyModel[],
  request: Request,
  path: string,
): Promise<Response | undefined> {
  if (path === '/ping' || path === '/health') return only(request, 'GET', () => new Response('\n'))
  if (path === '/version') return only(request, 'GET', () => new Response(libraryVersion))
  return path === '/invocations' ? only(request, 'POST', () => scoreMlflow(first, request)) : undefined
}

async function openInference(models: readonly ReadyModel[], request: Request, path: string): Promise<Response> {
  const parts = path
    .split('/')
    .slice(2)
    .map(decoded)
    .filter((part, i, all) => part !== '' || i < all.length - 1)
  const [area, ...rest] = parts
  const get = (value: object): Response | Promise<Response> => only(request, 'GET', () => Response.json(value))
  if (area === undefined) return get({ name: 'csvanalyzer', version: libraryVersion, extensions: [] })
  if (area === 'health' && rest.length === 1 && rest[0] === 'live') return get({ live: true })
  if (area === 'health' && rest.length === 1 && rest[0] === 'ready') return get({ ready: true })
  if (area !== 'models' || rest.length === 0) throw notFound(path)
  const { model, action } = modelAt(models, rest, path)
  if (action === undefined) return get(modelMetadata(model))
  if (action === 'ready') return get({ name: model.name, ready: true })
  return only(request, 'POST', async () => Response.json(await infer(model, request)))
}

/** `name`, `name/ready`, `name/infer`, each also behind `versions/version`. */
function modelAt(models: readonly ReadyModel[], [name, ...rest]: readonly string[], path: string) {
  const model = models.find((each) => each.name === name)
  if (model === undefined) {
    const names = models.map((each) => each.name).join(', ')
    throw new ScoringError(`unknown model "${name}"; there are: ${names}`, { status: 404 })
  }
  const [asked, action, ...beyond] = rest[0] === 'versions' ? rest.slice(1) : [model.version, ...rest]
  if (asked !== model.version) {
    throw new ScoringError(`model "${name}" has no version ${JSON.stringify(asked ?? null)}`, { status: 404 })
  }
  if (beyond.length > 0 || ![undefined, 'ready', 'infer'].includes(action)) throw notFound(path)
  return { model, action: action as 'ready' | 'infer' | undefined }
}

function only(
  { method }: Request,
  allowed: 'GET' | 'POST',
  answer: () => Response | Promise<Response>,
): Response | Promise<Response> {
  if (method === allowed || (allowed === 'GET' && method === 'HEAD')) return answer()
  const error = `${method} is not allowed here; use ${allowed}`
  return Response.json({ error }, { status: 405, headers: { allow: allowed } })
}

function notFound(path: string): ScoringError {
  return new ScoringError(`there is nothing at ${path}`, { status: 404 })
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
