import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPipeline } from '../../src/fitted/to-json.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { shop } from '../search/cases.ts'
import { findBrowsers, type OpenBrowser } from './engines.ts'
import { serveSession, sessionScripts, type Scripts } from './serve-session.ts'

const LONG = 180_000
/** Starting a worker from within one of a blob: address stands still for ever in Firefox one time in fifty on a busy machine. */
const standstill = { timeout: 40_000, retry: 3 }

let scripts: Scripts
let hash: string
beforeAll(async () => {
  scripts = await sessionScripts()
  const settings = { target: 'amount', learners: ['gradientBoosting'], seed: 7, effort: 'low' } as const
  hash = hashPipeline((await fit(await shop(300), settings)).pipeline)
}, LONG)

describe.each(findBrowsers())('the second thread of a search in $name', ({ launch }) => {
  let browser: OpenBrowser
  beforeAll(async () => {
    browser = await launch()
  }, LONG)
  afterAll(() => browser.close())

  async function fitIn(place: string, policy: Parameters<typeof serveSession>[2]): Promise<unknown> {
    const served = await serveSession(scripts, place, policy)
    try {
      await browser.open(served.url)
      const { value, error } = await served.outcome
      expect(error).toBeUndefined()
      return value
    } finally {
      served.close()
    }
  }

  it.each([
    ['page', "'self'", false],
    ['module', "'self'", false],
    ['module', "'self'", true],
    ['classic', "'self'", false],
    ['blob', 'blob:', false],
  ] as const)(
    'trains, and what one thread would, bit for bit: %s, %s, isolated: %s',
    standstill,
    async (place, workers, isolated) => {
      const { fits, trained, ...others } = (await fitIn(place, { workers, isolated })) as {
        readonly fits: readonly unknown[]
        readonly trained: number
      }
      expect(fits).toEqual(fits.map(() => ({ hash, missing: null })))
      expect(trained).toBeGreaterThan(0)
      expect(others).toEqual({ isolated })
    },
  )

  it('is missed, no more, where the policy forbids it', { timeout: LONG }, async () => {
    const found = await fitIn('page', { workers: "'none'", isolated: false })
    expect(found).toEqual({ fits: [{ hash, missing: { asked: 2, missing: 1 } }], trained: 0, isolated: false })
  })
})
