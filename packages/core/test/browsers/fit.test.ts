import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Bundle } from './bundle.ts'
import { bundleRun } from './bundle.ts'
import { findEngines } from './engines.ts'
import { run } from './fit-hashes.ts'

const LONG = 180_000

let bundle: Bundle
let expected: Readonly<Record<string, string>>
beforeAll(async () => {
  bundle = await bundleRun(fileURLToPath(new URL('./fit-hashes.ts', import.meta.url)))
  expected = (await run(['js'])).js.hashes
}, LONG)

describe('every learner gives the same model, bit for bit, in every engine', () => {
  it.each(findEngines())('$name, both kernels', { timeout: LONG }, async (engine) => {
    const outcomes = await engine.run({ ...bundle, allowsWasm: true }, ['js', 'auto'])
    for (const outcome of Object.values(outcomes)) {
      expect(outcome.error).toBeUndefined()
      expect(outcome.value).toEqual({
        js: { opened: 'js', hashes: expected },
        auto: { opened: 'wasm', hashes: expected },
      })
    }
  })

  it.each(findEngines().filter(({ name }) => !name.startsWith('node')))(
    '$name, a worker whose policy forbids WebAssembly',
    { timeout: LONG },
    async (engine) => {
      // in the page itself the refusal is the outcome: the harness reports every violation of the policy
      const { page, worker } = await engine.run(bundle, ['auto'])
      expect(page.error).toBe('script-src')
      expect(worker).toEqual({ value: { auto: { opened: 'js', hashes: expected } } })
    },
  )
})
