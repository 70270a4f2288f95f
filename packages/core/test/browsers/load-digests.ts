import type { Column } from '../../src/table/column.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'
import { fromBase64 } from './base64.ts'

export interface LoadCase {
  readonly name: string
  readonly base64: string
  readonly encoding?: string
}

/** Loads each file; of each, a digest of every column and one of all that is told about the file. */
export async function run(cases: readonly LoadCase[]): Promise<{ readonly [name: string]: readonly string[] }> {
  const digests: { [name: string]: readonly string[] } = {}
  for (const { name, base64, encoding } of cases) {
    const dataset = await load(fromBase64(base64), { name, ...(encoding === undefined ? {} : { encoding }) })
    digests[name] = digestsOf(dataset)
  }
  return digests
}

function digestsOf({ columns, source, findings, rowCount }: Dataset): readonly string[] {
  return [
    digest([JSON.stringify({ source, findings, rowCount })]),
    ...columns.map((column) => {
      const { name, type, format, missingCount, evidence } = column
      const cells = Array.from(
        { length: rowCount },
        (_, row) => `${column.original(row)}\u0000${column.missing[row]}${bitsOf(valueAt(column, row))}`,
      )
      return digest([JSON.stringify({ name, type, format, missingCount, evidence }), ...cells])
    }),
  ]
}

function valueAt(column: Column, row: number): number | string | null {
  if (column.storage === 'text') return column.at(row)
  return column.storage === 'category' ? column.codes[row] : column.values[row]
}

const float = new Float64Array(1)
const words = new Uint32Array(float.buffer)

/** Every bit of a number counts. */
function bitsOf(value: number | string | null): string {
  if (typeof value !== 'number') return `${typeof value} ${value}`
  float[0] = value
  return `${words[0]} ${words[1]}`
}

/** FNV-1a over UTF-16 code units. */
function digest(texts: readonly string[]): string {
  let hash = 0x811c9dc5
  for (const text of texts)
    for (let i = 0; i <= text.length; i++)
      hash = Math.imul(hash ^ (i < text.length ? text.charCodeAt(i) : 0x10000), 0x01000193)
  return (hash >>> 0).toString(16)
}
