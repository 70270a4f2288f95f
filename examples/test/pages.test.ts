import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumArguments, findChromium } from '../../scripts/find-chromium.js'
import { serveExample } from './serve-example.ts'

const executablePath = findChromium()
const LONG = 180_000
const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const penguins = file('../data/penguins.csv')

describe.skipIf(executablePath === null)('the example pages in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath!, args: chromiumArguments })
  }, LONG)
  afterAll(() => browser?.close())

  /** Opens an example as a reader would, and hands over everything that its page complains about. */
  async function opened(
    folder: string,
    more?: Parameters<typeof serveExample>[1],
  ): Promise<{ readonly page: Page; readonly complaints: string[]; close(): Promise<void> }> {
    const server = await serveExample(folder, more)
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('favicon')) complaints.push(message.text())
    })
    await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
    await page.goto(server.url)
    return {
      page,
      complaints,
      close: async () => {
        await page.close()
        server.close()
      },
    }
  }

  test('page: takes a file and shows its rows, and asks nothing of the network', { timeout: LONG }, async () => {
    const { page, complaints, close } = await opened('page')
    const asked: string[] = []
    page.on('request', (request) => {
      if (/^https?:/.test(request.url())) asked.push(request.url())
    })
    await page.locator('csv-analyzer input[type=file]').first().setInputFiles(penguins)
    await page.getByText('Torgersen').first().waitFor({ timeout: 30_000 })
    expect(asked).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })

  test('embed: trains in a page with a strict policy, which hears of the model', { timeout: LONG }, async () => {
    const { page, complaints, close } = await opened('embed')
    await page.getByText('most serious first').waitFor({ timeout: 60_000 })
    await page
      .getByRole('button', { name: 'See the cleaning plan' })
      .or(page.getByRole('button', { name: 'Train', exact: false }))
      .first()
      .click()
    await page
      .getByRole('button', { name: /^Start training|and train|Train as it is/ })
      .first()
      .click()
    await page.getByText(/is right for \d+ of 100 penguins/).waitFor({ timeout: 120_000 })
    expect(complaints).toEqual([])
    await close()
  })

  test('elements: each alone, wired by the page', { timeout: LONG }, async () => {
    const { page, complaints, close } = await opened('elements')
    await page.locator('csv-upload input[type=file]').first().setInputFiles(penguins)
    await page.locator('csv-grid').getByText('Torgersen').first().waitFor({ timeout: 30_000 })
    await page
      .locator('csv-trainer')
      .getByRole('radio', { name: /species/ })
      .first()
      .click()
    await page.locator('csv-profile').getByText('most serious first').waitFor({ timeout: 30_000 })
    await page
      .locator('csv-plan')
      .getByText(/The plan|Nothing to change/)
      .first()
      .waitFor({ timeout: 30_000 })
    await page.locator('csv-trainer').getByRole('button', { name: 'Start training' }).first().click()
    await page.locator('csv-leaderboard').getByText('kept', { exact: true }).first().waitFor({ timeout: 120_000 })
    await page
      .locator('csv-evaluation')
      .getByText(/right \d+ times in 100/)
      .waitFor({ timeout: 30_000 })
    await page
      .locator('csv-predict')
      .getByText(/in 100/)
      .first()
      .waitFor({ timeout: 30_000 })
    expect(complaints).toEqual([])
    await close()
  })

  test('react: the component hears of the model as plain values', { timeout: LONG }, async () => {
    const bundled = await build({
      entryPoints: { main: file('../react/main.jsx'), worker: file('../../packages/core/dist/worker.js') },
      bundle: true,
      write: false,
      outdir: '/',
      format: 'esm',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
    })
    const more = Object.fromEntries(bundled.outputFiles.map(({ path, contents }) => [path, contents]))
    const { page, complaints, close } = await opened('react', more)
    await page.getByRole('heading', { name: 'No model yet' }).waitFor()
    await page.getByRole('button', { name: /Which penguin is it/ }).click()
    await page.getByRole('button', { name: 'Yes, look at it' }).click()
    await page.getByRole('button', { name: 'See the cleaning plan' }).click()
    await page.getByRole('button', { name: /and train|Train as it is/ }).click()
    await page.getByText(/\d+ candidates were compared/).waitFor({ timeout: 120_000 })
    await page.getByRole('heading', { name: 'A model of species' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})
