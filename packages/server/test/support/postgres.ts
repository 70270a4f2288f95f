import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { findPostgres } from '../../../../scripts/find-postgres.js'
import { freePort } from './free-port.ts'

export const hasPostgres = findPostgres() !== null

export interface Postgres {
  readonly url: string
  stop(): void
}

/** A PostgreSQL of our own on a free port, empty and without fsync. */
export async function startPostgres(): Promise<Postgres> {
  const bin = findPostgres()
  if (bin === null) throw new Error('there is no PostgreSQL here')
  const folder = mkdtempSync(join(tmpdir(), 'csva-postgres-'))
  const user = unprivileged()
  if (user) chownSync(folder, user.uid, user.gid)
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(bin, program), args, { ...user, cwd: folder, stdio: 'ignore' })
  const port = await freePort()
  run('initdb', '-A', 'trust', '-U', 'csva', '-E', 'UTF8', '-D', join(folder, 'data'))
  run(
    'pg_ctl',
    '-w',
    '-D',
    join(folder, 'data'),
    '-l',
    join(folder, 'log'),
    '-o',
    `-k ${folder} -p ${port} -c listen_addresses=127.0.0.1 -c fsync=off`,
    'start',
  )
  const name = `csva_${randomBytes(4).toString('hex')}`
  run('createdb', '-h', folder, '-p', String(port), '-U', 'csva', name)
  return {
    url: `postgres://csva@127.0.0.1:${port}/${name}`,
    stop() {
      run('pg_ctl', '-m', 'immediate', '-D', join(folder, 'data'), 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | null {
  if (userInfo().uid !== 0) return null
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
