import { spawnSync } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { findPostgres } from '../../../../scripts/find-postgres.js'
import { backup } from '../../src/commands/backup.ts'
import { restore } from '../../src/commands/restore.ts'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/logger.ts'
import { startServer } from '../../src/start-server.ts'
import { sample, upload } from '../support/data.ts'
import { hasPostgres, startPostgres } from '../support/postgres.ts'
import { cookieOf, personWith, sendJson, signUp, temporaryFolder } from '../support/server.ts'

type Environment = { readonly [name: string]: string }

async function started(environment: Environment) {
  const server = await startServer(await readConfig(environment), { log: createLogger('silent'), listen: false })
  return {
    stop: () => server.stop(),
    request: async (path: string, init?: RequestInit) => server.app.request(path, init),
  }
}

/** A server with one person and one dataset, and the person's e-mail. */
async function filled(environment: Environment) {
  const server = await started(environment)
  const ada = await signUp(server)
  const { id } = await upload(ada, 'penguins', await sample('penguins.csv'))
  return { server, email: ada.email, id }
}

/** What the person finds when they sign in again. */
async function found(environment: Environment, email: string, id: string): Promise<number> {
  const server = await started(environment)
  const answer = await sendJson(server, 'POST', '/api/v1/auth/sign-in', { email, password: 'correct horse battery' })
  const ada = personWith(server, email, cookieOf(answer))
  const rows = await (await ada.request(`/api/v1/datasets/${id}/rows?limit=5`)).json()
  await server.stop()
  return rows.rows.length
}

const anEmptyFolder = async () => join(await temporaryFolder(), 'data')

describe('on the embedded database', () => {
  test('a backup of a stopped server comes back in another folder, with its files', async () => {
    const [from, to, archive] = [await anEmptyFolder(), await anEmptyFolder(), `${await temporaryFolder()}/b.tar.gz`]
    const { server, email, id } = await filled({ CSVA_DATA_DIR: from, CSVA_SNAPSHOT_HOURS: '0' })
    await server.stop()
    await backup(await readConfig({ CSVA_DATA_DIR: from }), archive)
    expect(await restore(await readConfig({ CSVA_DATA_DIR: to }), archive)).toMatchObject({
      people: 1,
      datasets: 1,
      models: 0,
      missing: [],
    })
    expect((await readdir(to)).sort()).toEqual(['database', 'files', 'secret'])
    expect(await found({ CSVA_DATA_DIR: to }, email, id)).toBe(5)

    await expect(restore(await readConfig({ CSVA_DATA_DIR: to }), archive)).rejects.toMatchObject({ code: 'not-empty' })
  }, 120_000)

  test('a backup of a running server is its last snapshot, or refused while there is none', async () => {
    const [folder, to, archive] = [await anEmptyFolder(), await anEmptyFolder(), `${await temporaryFolder()}/b.tar.gz`]
    const environment = { CSVA_DATA_DIR: folder }
    const first = await filled(environment)
    await expect(backup(await readConfig(environment), archive)).rejects.toMatchObject({ code: 'no-snapshot' })
    await first.server.stop()
    const running = await started(environment)
    onTestFinished(() => running.stop())
    await backup(await readConfig(environment), archive)
    expect(await restore(await readConfig({ CSVA_DATA_DIR: to }), archive)).toMatchObject({ people: 1, missing: [] })
  }, 120_000)
})

describe.skipIf(!hasPostgres)('on PostgreSQL', () => {
  test('a backup of a running server comes back in another database', async () => {
    const before = process.env.PATH
    process.env.PATH = `${findPostgres()}${delimiter}${before}`
    onTestFinished(() => void (process.env.PATH = before))
    const [source, target] = [await startPostgres(), await startPostgres()]
    onTestFinished(() => [source, target].forEach((each) => each.stop()))
    const archive = `${await temporaryFolder()}/b.tar.gz`
    const from = { CSVA_DATA_DIR: await anEmptyFolder(), DATABASE_URL: source.url, CSVA_ROLE: 'api' }
    const to = { CSVA_DATA_DIR: await anEmptyFolder(), DATABASE_URL: target.url, CSVA_ROLE: 'api' }
    const { server, email, id } = await filled(from)
    await backup(await readConfig(from), archive)
    await server.stop()
    expect(await restore(await readConfig(to), archive)).toMatchObject({ people: 1, datasets: 1, missing: [] })
    expect(await found(to, email, id)).toBe(5)

    const again = { ...to, CSVA_DATA_DIR: await anEmptyFolder() }
    await expect(restore(await readConfig(again), archive)).rejects.toMatchObject({ code: 'not-empty' })
    const embedded = await readConfig({ CSVA_DATA_DIR: await anEmptyFolder() })
    await expect(restore(embedded, archive)).rejects.toMatchObject({ code: 'other-database' })
  }, 120_000)
})

describe('what is no backup', () => {
  test('is refused', async () => {
    const folder = await temporaryFolder()
    const config = await readConfig({ CSVA_DATA_DIR: join(folder, 'data') })
    await expect(restore(config, join(folder, 'nothing'))).rejects.toMatchObject({ code: 'not-found' })
    await writeFile(join(folder, 'text'), 'a,b\n1,2\n')
    await expect(restore(config, join(folder, 'text'))).rejects.toMatchObject({ code: 'program-failed' })
    await mkdir(join(folder, 'other'))
    spawnSync('tar', ['-czf', join(folder, 'other.tar.gz'), '-C', folder, 'other'])
    await expect(restore(config, join(folder, 'other.tar.gz'))).rejects.toMatchObject({ code: 'no-backup' })
  })

  test('and what is no command ends with the usage', () => {
    const entry = fileURLToPath(new URL('../../src/node.ts', import.meta.url))
    const hook = fileURLToPath(new URL('../support/core-sources.js', import.meta.url))
    const { status, stderr } = spawnSync(process.execPath, ['--import', hook, entry, 'bakcup', 'x'], {
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toContain('csvanalyzer-server backup FILE')
  })
})
