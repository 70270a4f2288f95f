import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const installed = '/usr/lib/postgresql'

/** The folder of PostgreSQL's programs, the newest of Debian's layout; null where there is none. */
export function findPostgres() {
  if (!existsSync(installed)) return null
  const versions = readdirSync(installed).sort((a, b) => Number(b) - Number(a))
  const folders = versions.map((version) => join(installed, version, 'bin'))
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}
