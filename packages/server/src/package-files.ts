import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Sources run as `.ts` (tests, development) and as `.js` once built; both stand one folder below the package. */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** The module that a thread of that name runs. */
export function threadFile(name: string): string {
  return fileURLToPath(new URL(`./threads/${name}.${extension}`, import.meta.url))
}

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

export const packageVersion: string = JSON.parse(
  readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8'),
).version
