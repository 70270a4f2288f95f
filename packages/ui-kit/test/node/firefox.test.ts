import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer-core'
import { expect, test } from 'vitest'
import { serveFolder } from './serve-folder.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src blob:"
const embed =
  '<!doctype html><html lang="en"><head><title>A page</title><script src="/csv-analyzer.bundle.js" defer></script></head><body><csv-analyzer src="/app/samples/penguins.csv" target="species"></csv-analyzer></body></html>'
const firefox = findFirefox()
const LONG = 180_000

/** Debian's Firefox speaks WebDriver BiDi; without one there is nothing to drive. */
function findFirefox(): string | null {
  for (const name of ['firefox-esr', 'firefox']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim()
    } catch {
      // Not this one.
    }
  }
  return null
}

test.skipIf(!firefox)(
  'the built <csv-analyzer> goes the whole way in Firefox, under a strict policy',
  { timeout: LONG },
  async () => {
    if (!existsSync(`${dist}/csv-analyzer.bundle.js`))
      throw new Error('packages/ui-kit is not built; run "npm run build"')
    const server = await serveFolder(dist, policy, { '/': embed })
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox as string, headless: true })
    try {
      const page = await browser.newPage()
      await page.goto(server.url)
      const read = <T>(source: string) => page.evaluate(source) as Promise<T>
      await page.waitForFunction('document.querySelector("csv-analyzer").state.plan !== null', { timeout: 60_000 })
      expect(
        await read('document.querySelector("csv-analyzer").shadowRoot.querySelector(".answer").textContent'),
      ).toContain('344 rows')
      await read('document.querySelector("csv-analyzer").train()')
      await page.waitForFunction('document.querySelector("csv-analyzer").state.fit !== null', { timeout: 120_000 })
      expect(
        await read<number>('document.querySelector("csv-analyzer").state.fit.evaluation.metrics.accuracy.value'),
      ).toBeGreaterThan(0.95)
      await read('document.querySelector("csv-analyzer").step = "use", 0')
      await page.waitForFunction('document.querySelector("csv-analyzer").state.prediction !== null', {
        timeout: 30_000,
      })
      expect(await read('document.querySelector("csv-analyzer").state.prediction.prediction')).toBe('Adelie')
    } finally {
      await browser.close()
      server.close()
    }
  },
)
