import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { readMarkedFile } from '../table/marked-file.ts'
import type { Bundle } from './bundle.ts'
import { bundleRun } from './bundle.ts'
import { encodingCases } from './encodings.ts'
import { findEngines } from './engines.ts'
import type { LoadCase } from './load-digests.ts'
import { run } from './load-digests.ts'

const LONG = 180_000
const folder = fileURLToPath(new URL('../table/', import.meta.url))
const cases: readonly LoadCase[] = [
  ...readdirSync(`${folder}golden`)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => ({ name, base64: readFileSync(`${folder}golden/${name}`, 'base64') })),
  ...readdirSync(`${folder}survey`).map((name) => ({
    name,
    base64: Buffer.from(readMarkedFile(readFileSync(`${folder}survey/${name}`, 'utf8')).text).toString('base64'),
  })),
  ...encodingCases(),
  {
    name: 'a larger table behind the sample',
    base64: Buffer.from(`a,b\n${'1,x\n2,y\n'.repeat(2500)}\nc,d,e\n${'3.5,z,7\n'.repeat(9000)}`).toString('base64'),
  },
]

let bundle: Bundle
let expected: Awaited<ReturnType<typeof run>>
beforeAll(async () => {
  bundle = await bundleRun(fileURLToPath(new URL('./load-digests.ts', import.meta.url)))
  expected = await run(cases)
}, LONG)

describe('load gives the same columns, bit for bit, in every engine, in a page with a strict policy and in its worker', () => {
  it.each(findEngines())('$name', { timeout: LONG }, async (engine) => {
    const outcomes = await engine.run(bundle, cases)
    for (const outcome of Object.values(outcomes)) {
      expect(outcome.error).toBeUndefined()
      expect(outcome.value).toEqual(expected)
    }
  })
})
