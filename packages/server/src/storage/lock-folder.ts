import { randomUUID } from 'node:crypto'
import { open, readFile, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CsvAnalyzerError } from '@csvanalyzer/core'

interface Holder {
  readonly pid: number
  readonly host: string
  readonly token: string
}

const touchMilliseconds = 10_000
const staleMilliseconds = 60_000
const held = new Set<string>()

/**
 * Takes the folder for this process by a file that only one can create, touched while it is held. A file left by a
 * process that is gone, or that nobody has touched for a minute (another host's process cannot be seen from here; a
 * restarted container has the same process id), is taken over.
 * @returns what gives the folder back.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock')
  const token = randomUUID()
  if (!(await tryCreate(path, token))) {
    const holder = await readHolder(path)
    if (holder && (await isHolding(path, holder))) throw inUse(folder, holder)
    await rm(path, { force: true })
    if (!(await tryCreate(path, token))) throw inUse(folder, await readHolder(path))
    // Another process may have found the same stale file and removed ours for it.
    await pause(100)
    const now = await readHolder(path)
    if (now?.token !== token) throw inUse(folder, now)
  }
  held.add(token)
  const timer = setInterval(() => void touch(path), touchMilliseconds).unref()
  return async () => {
    clearInterval(timer)
    held.delete(token)
    if ((await readHolder(path))?.token === token) await rm(path, { force: true })
  }
}

async function tryCreate(path: string, token: string): Promise<boolean> {
  const holder: Holder = { pid: process.pid, host: hostname(), token }
  try {
    const file = await open(path, 'wx')
    await file.writeFile(JSON.stringify(holder))
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    const { pid, host, token } = JSON.parse(await readFile(path, 'utf8')) as Partial<Holder>
    return typeof pid === 'number' && typeof host === 'string' && typeof token === 'string'
      ? { pid, host, token }
      : null
  } catch {
    return null
  }
}

async function isHolding(path: string, { pid, host, token }: Holder): Promise<boolean> {
  const age = Date.now() - (await stat(path)).mtimeMs
  if (age > staleMilliseconds) return false
  if (host !== hostname()) return true
  return pid === process.pid ? held.has(token) : isAlive(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date()
  await utimes(path, now, now).catch(() => {})
}

function inUse(folder: string, holder: Holder | null): CsvAnalyzerError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process'
  return new CsvAnalyzerError(
    'data-folder-in-use',
    `the data folder ${folder} is in use by ${who}; stop that one, set CSVA_DATA_DIR to another folder, or let both share a PostgreSQL by DATABASE_URL`,
    { folder },
  )
}
