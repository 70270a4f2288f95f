import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from '@csvanalyzer/core'

interface Described {
  readonly [file: string]: { readonly target: string | null } & Record<string, unknown>
}

/** Puts the sample files beside the page, with a list that says what each asks and how its columns look. */
export async function writeSamples(from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true })
  const described = JSON.parse(readFileSync(join(from, 'samples.json'), 'utf8')) as Described
  const samples = []
  for (const [file, about] of Object.entries(described)) {
    const bytes = new Uint8Array(readFileSync(join(from, file)))
    const { columns } = await load(bytes)
    rmSync(join(to, file), { force: true })
    writeFileSync(join(to, file), bytes)
    samples.push({
      file,
      ...about,
      fingerprint: columns.map(({ name, type }) => ({ type, ...(name === about.target ? { target: true } : {}) })),
    })
  }
  writeFileSync(join(to, 'index.json'), JSON.stringify(samples))
}
