import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Source } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'

interface Golden {
  readonly names: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly types?: readonly string[]
  readonly source?: Partial<Source>
}

const folder = fileURLToPath(new URL('./golden/', import.meta.url))
const names = readdirSync(folder).filter((name) => name.endsWith('.csv'))

describe('golden files: a new case is a file and what should come of it', () => {
  it.each(names)('%s', async (name) => {
    const golden = JSON.parse(readFileSync(`${folder}${name.replace(/csv$/, 'json')}`, 'utf8')) as Golden
    const dataset = await load(new Uint8Array(readFileSync(folder + name)), { name })
    expect(dataset.columns.map((column) => column.name)).toEqual(golden.names)
    expect(
      Array.from({ length: dataset.rowCount }, (_, row) => dataset.columns.map((column) => column.original(row))),
    ).toEqual(golden.rows)
    if (golden.types !== undefined) expect(dataset.columns.map((column) => column.type)).toEqual(golden.types)
    if (golden.source !== undefined) expect(dataset.source).toMatchObject(golden.source)
  })
})
