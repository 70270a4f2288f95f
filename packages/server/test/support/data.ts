import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Person } from './server.ts'

export const samplesFolder = fileURLToPath(new URL('../../../../examples/data', import.meta.url))

export function sample(name: string): Promise<Buffer> {
  return readFile(`${samplesFolder}/${name}`)
}

export interface Uploaded {
  readonly id: string
  readonly version: number
  readonly rowCount: number
}

export async function upload(person: Person, name: string, csv: string | Uint8Array): Promise<Uploaded> {
  const response = await person.request(`/api/v1/datasets?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: csv as BodyInit,
    headers: { 'content-type': 'text/csv' },
  })
  expect(response.status, await response.clone().text()).toBe(201)
  return response.json()
}

/** Ten rows of two columns. */
export const small = `name,age\n${Array.from({ length: 10 }, (_, i) => `person ${i},${20 + i}`).join('\n')}\n`

/** Numbers that follow a rule with noise, from a generator of fixed seed; large enough to keep a search busy. */
export function slowToLearn(rowCount = 30_000): string {
  let state = 1
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const rows = Array.from({ length: rowCount }, () => {
    const values = Array.from({ length: 12 }, next)
    const y = values[0] * values[1] + Math.sin(6 * values[2]) + values[3] + next()
    return [...values, y].map((value) => value.toFixed(6)).join(',')
  })
  return `a,b,c,d,e,f,g,h,i,j,k,l,y\n${rows.join('\n')}\n`
}
