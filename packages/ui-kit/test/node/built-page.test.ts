import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumArguments, findChromium } from '../../../../scripts/find-chromium.js'
import { serveFolder } from './serve-folder.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
/** What the reference server sends with its page. */
const pagePolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
/** A foreign page that allows the one script and workers from a blob. */
const embedPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src blob:"
const LONG = 120_000
/** Of four cores one is the page's; the worker trains itself, too. */
const moreWorkers = 2

let browser: Browser
beforeAll(async () => {
  if (!existsSync(`${dist}/app/index.html`)) throw new Error('packages/ui-kit is not built; run "npm run build"')
  browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumArguments })
}, LONG)
afterAll(() => browser?.close())

/** A page with four cores, so that trainings go to workers of the worker, which remembers every refusal of the policy and every error; a 401 for "who is signed in" is expected. */
async function watched(url: string): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
  })
  await page.addInitScript(() => Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 }))
  await page.goto(url)
  return { page, complaints }
}

/** From a text on the page to a trained model and an answer. */
async function goThrough(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Yes, look at it' }).click()
  await page.getByText('most serious first').waitFor()
  await page.getByRole('button', { name: 'See the cleaning plan' }).click()
  await page.getByRole('button', { name: /and train|Train as it is/ }).click()
  await page.getByRole('button', { name: 'Judge it' }).click({ timeout: LONG })
  expect(await page.getByText('Not all workers started').count()).toBe(0)
  await page.getByRole('heading', { name: /It is right \d+ times in 100/ }).waitFor()
  await page.getByRole('button', { name: 'Use this model' }).click()
  await page.getByRole('heading', { name: /times in 100\./ }).waitFor()
}

test(
  'signed out, a sample goes the whole way in the page, under the policy of the server',
  { timeout: LONG },
  async () => {
    const server = await serveFolder(`${dist}/app`, pagePolicy)
    const { page, complaints } = await watched(server.url)
    await page.getByRole('button', { name: /Which penguin is it/ }).click()
    await goThrough(page)
    expect(page.workers().length).toBe(1 + moreWorkers)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download model' }).click()
    expect((await download).suggestedFilename()).toMatch(/penguins.*\.json/)
    expect(complaints).toEqual([])
    await page.close()
    server.close()
  },
)

test(
  'one script tag in a foreign page with a strict policy: the worker comes out of the bundle',
  { timeout: LONG },
  async () => {
    const page =
      '<!doctype html><html lang="en"><head><title>A page</title><script src="/csv-analyzer.bundle.js" defer></script></head><body><h1>Three penguins</h1><csv-analyzer src="/app/samples/penguins.csv" target="species"></csv-analyzer></body></html>'
    const server = await serveFolder(dist, embedPolicy, { '/': page })
    const watchedPage = await watched(server.url)
    await goThrough(watchedPage.page)
    expect(watchedPage.page.workers().length).toBe(1 + moreWorkers)
    expect(watchedPage.complaints).toEqual([])
    await watchedPage.page.close()
    server.close()
  },
)

test('where workers are forbidden, the page itself does the work', { timeout: LONG }, async () => {
  const page =
    '<!doctype html><html lang="fr"><head><title>Une page</title><script src="/csv-analyzer.bundle.js" defer></script></head><body><csv-analyzer src="/app/samples/penguins.csv" target="species"></csv-analyzer></body></html>'
  const server = await serveFolder(dist, embedPolicy.replace('worker-src blob:', "worker-src 'none'"), { '/': page })
  const { page: tab } = await watched(server.url)
  await tab.getByRole('heading', { name: /penguins.csv contient 344 lignes/ }).waitFor({ timeout: 60_000 })
  expect(tab.workers().length).toBe(0)
  await tab.close()
  server.close()
})
