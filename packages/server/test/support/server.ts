import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { onTestFinished, afterAll, beforeAll, inject } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/logger.ts'
import { startServer } from '../../src/start-server.ts'
import type { RunningServer, StartOptions } from '../../src/start-server.ts'

export const baseUrl = 'http://localhost:3000'

/** A folder that is gone after the test, or after what `afterwards` says. */
export async function temporaryFolder(
  afterwards: (clean: () => Promise<void>) => unknown = onTestFinished,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'csva-server-'))
  afterwards(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Of this file alone, in the PostgreSQL that the project started; undefined where it did not. */
async function emptyDatabase(): Promise<string | undefined> {
  const url = inject('postgresUrl')
  if (url === undefined) return undefined
  const name = `csva_${randomBytes(6).toString('hex')}`
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return url.replace(/[^/]+$/, name)
}

/** A whole server for the tests of a file, without a socket unless asked for. */
export function serverForAll(environment: { readonly [name: string]: string } = {}, options: StartOptions = {}) {
  let folder: string
  const held: { server: RunningServer | null; databaseUrl: string | null } = { server: null, databaseUrl: null }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'csva-server-'))
    const config = await readConfig({
      CSVA_DATA_DIR: folder,
      CSVA_SNAPSHOT_HOURS: '0',
      CSVA_REQUESTS_PER_MINUTE: '100000',
      CSVA_SIGN_INS_PER_MINUTE: '1000',
      DATABASE_URL: await emptyDatabase(),
      ...environment,
    })
    held.databaseUrl = config.databaseUrl
    held.server = await startServer(config, { log: createLogger('silent'), listen: false, ...options })
  }, 120_000)
  afterAll(async () => {
    await held.server?.stop()
    await rm(folder, { recursive: true, force: true })
  }, 60_000)
  return {
    get server(): RunningServer {
      if (!held.server) throw new Error('the server has not started')
      return held.server
    },
    get databaseUrl(): string | null {
      return held.databaseUrl
    },
    request: (path: string, init?: RequestInit) => Promise.resolve(held.server!.app.request(path, init)),
  }
}

export type TestServer = ReturnType<typeof serverForAll>

export interface Person {
  readonly email: string
  readonly cookie: string
  request(path: string, init?: RequestInit): Promise<Response>
  /** Sends JSON. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
}

let people = 0

export async function signUp(
  target: Pick<TestServer, 'request'>,
  email = `person${++people}-${Date.now()}@example.org`,
): Promise<Person> {
  const response = await sendJson(target, 'POST', '/api/v1/auth/sign-up', { email, password: 'correct horse battery' })
  if (response.status !== 201) throw new Error(`sign-up answered ${response.status}: ${await response.text()}`)
  return personWith(target, email, cookieOf(response))
}

export function personWith(target: Pick<TestServer, 'request'>, email: string, cookie: string): Person {
  const request = (path: string, init: RequestInit = {}) =>
    target.request(path, { ...init, headers: { origin: baseUrl, cookie, ...(init.headers as Record<string, string>) } })
  return {
    email,
    cookie,
    request,
    send: (method, path, body, headers = {}) => sendJson({ request }, method, path, body, headers),
  }
}

export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

export async function sendJson(
  target: Pick<TestServer, 'request'>,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return target.request(path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}
