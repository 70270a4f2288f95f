import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from 'playwright'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumArguments, findChromium } from '../../../scripts/find-chromium.js'
import { samplesFolder } from './support/data.ts'
import { freePort } from './support/free-port.ts'
import { startProcess } from './support/process.ts'
import { temporaryFolder } from './support/server.ts'

const executablePath = findChromium()
const appFolder = fileURLToPath(new URL('../../ui-kit/dist/app', import.meta.url))

describe.skipIf(!executablePath)('the page in Chromium', () => {
  let browser: Browser
  let url: string
  const cleanUp: (() => void | Promise<void>)[] = []
  beforeAll(async () => {
    if (!existsSync(appFolder)) throw new Error('the page has not been built; run "npm run build" first')
    browser = await chromium.launch({ executablePath: executablePath!, args: chromiumArguments })
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    const environment = {
      PORT: String(port),
      CSVA_BASE_URL: url,
      CSVA_SAMPLES_DIR: samplesFolder,
      CSVA_APP_DIR: appFolder,
      CSVA_ADMIN_EMAIL: 'operator@example.org',
      CSVA_ADMIN_PASSWORD: 'correct horse battery',
    }
    await startProcess(
      { ...environment, CSVA_DATA_DIR: await temporaryFolder((clean) => cleanUp.push(clean)) },
      (clean) => cleanUp.unshift(clean),
    )
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    for (const clean of cleanUp) await clean()
  })

  /** Whatever the page complains about, a broken content policy above all. */
  function complaintsOf(page: Page): string[] {
    const complaints: string[] = []
    page.on(
      'console',
      (message) =>
        message.type() === 'error' && !/status of 401/.test(message.text()) && complaints.push(message.text()),
    )
    page.on('pageerror', (error) => complaints.push(String(error)))
    return complaints
  }

  test('signs up, takes a sample, trains, reads the leaderboard and predicts', async () => {
    const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, locale: 'en-GB' })
    const complaints = complaintsOf(page)

    await page.goto(`${url}/sign-up`)
    await page.getByLabel('Name').fill('Ada')
    await page.getByLabel('E-mail').fill('ada@example.org')
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Make an account' }).click()

    await page.getByText('Which penguin is it?').click()
    await page.waitForURL(/\/d\/[0-9a-f-]{36}\/look/)
    await page.getByRole('button', { name: 'See the cleaning plan' }).click()
    await page.getByRole('button', { name: /train/i }).click()
    const judge = page.getByRole('button', { name: 'Judge it' })
    await judge.waitFor({ timeout: 90_000 })
    const leaderboard = page.locator('csv-leaderboard')
    expect(await leaderboard.getByText('kept', { exact: true }).count()).toBe(1)
    expect(await leaderboard.getByText('Gradient boosting').count()).toBeGreaterThan(0)
    expect(await leaderboard.getByText('the simple rule to beat').count()).toBeGreaterThan(0)
    await judge.click()
    await page.waitForURL(/\/m\/[0-9a-f-]{36}\/judge/)

    // A reload finds everything on the server.
    await page.reload()
    await answerOf(page, /right \d+ times in 100/)
    expect(await page.getByText('plan changed, train again').count()).toBe(0)
    await page.getByRole('button', { name: 'Use this model' }).click()
    for (const [column, value] of [
      ['bill_length_mm', '50'],
      ['bill_depth_mm', '15'],
      ['flipper_length_mm', '222'],
      ['body_mass_g', '5600'],
    ]) {
      await page.getByLabel(column).first().fill(value)
    }
    await answerOf(page, /^Gentoo/)

    // The call that stands there is one that a shell can run, with a key made in the page.
    const call = await page.locator('.call pre').textContent()
    await page.getByRole('link', { name: 'API keys' }).click()
    await page.getByLabel('What is it for?').fill('a program')
    await page.getByRole('button', { name: 'Make a key' }).click()
    const KEY = (await page.locator('.notice code').textContent())!
    const { stdout } = await promisify(execFile)('sh', ['-c', call!], { env: { ...process.env, KEY } })
    expect(JSON.parse(stdout).predictions[0].prediction).toBe('Adelie')

    await page.goto(url)
    await page.getByText('penguins.csv').waitFor()
    await page.setViewportSize({ width: 390, height: 800 })
    expect((await page.locator('a.name').boundingBox())!.height).toBeLessThan(40) // the name on one line
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(complaints).toEqual([])
  }, 180_000)

  test('shows an administrator the figures, the people and the jobs', async () => {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: 'en-GB' })
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    const eve = { email: 'eve@example.org', password: 'correct horse battery' }
    await context.request.post(`${url}/api/v1/auth/sign-up`, { data: eve, headers: { origin: url } })
    await context.clearCookies()

    await page.goto(`${url}/admin`)
    await page.getByLabel('E-mail').fill('operator@example.org')
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Administration' }).click()
    await answerOf(page, /All is well for \d (person|people)/)
    for (const measure of [
      'People active',
      'Come back',
      'Models trained',
      'Training time',
      'Time to answer',
      'Failed requests',
    ])
      await page.getByText(measure, { exact: true }).waitFor()
    expect(await page.locator('csv-chart svg[role=img]').count()).toBe(6)

    await page.getByRole('link', { name: 'People' }).click()
    await page.waitForURL(/admin\/people/)
    expect(await page.getByLabel('Role: Administrator').isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Block: eve' }).click()
    await page.getByRole('button', { name: 'Unblock: eve' }).waitFor()
    const refused = await context.request.post(`${url}/api/v1/auth/sign-in`, { data: eve, headers: { origin: url } })
    expect(refused.status()).toBe(403)
    await page.getByRole('link', { name: 'Jobs' }).last().click()
    await page.getByLabel('State').selectOption('failed')
    await page.getByText('Quiet so far.').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  }, 120_000)

  test('shows the reference of the API from our own files', async () => {
    const page = await browser.newPage()
    const complaints = complaintsOf(page)
    const foreign: string[] = []
    page.on(
      'request',
      (request) => !request.url().startsWith(url) && !request.url().startsWith('data:') && foreign.push(request.url()),
    )
    await page.goto(`${url}/docs/api`)
    await page.getByText('Upload a CSV file').waitFor()
    expect(complaints).toEqual([])
    expect(foreign).toEqual([])
  }, 60_000)

  test('answers its own addresses with the page, others with a problem, and may not be framed', async () => {
    for (const path of [
      '/',
      '/sign-in',
      '/account/keys',
      '/jobs',
      '/d/x/look',
      '/m/x/use/api',
      '/compare',
      '/admin/health',
    ]) {
      const response = await fetch(url + path)
      expect([path, response.status, response.headers.get('content-type')]).toEqual([
        path,
        200,
        'text/html; charset=UTF-8',
      ])
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';")
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    }
    for (const path of ['/nowhere', '/main.js.map', '/..%2f..%2fpackage.json', '/samples/'])
      expect((await fetch(url + path)).status).toBe(404)
    const script = await fetch(`${url}/main.js`)
    expect([
      script.status,
      script.headers.get('content-type'),
      script.headers.get('cross-origin-embedder-policy'),
    ]).toEqual([200, expect.stringContaining('javascript'), 'require-corp'])
    expect((await fetch(`${url}/main.js`, { headers: { 'if-none-match': script.headers.get('etag')! } })).status).toBe(
      304,
    )
  }, 60_000)
})

/** Waits for the sentence on top. */
async function answerOf(page: Page, wanted: RegExp): Promise<void> {
  await page.locator('h1').filter({ hasText: wanted }).first().waitFor()
}
