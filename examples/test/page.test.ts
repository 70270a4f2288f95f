import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumArguments, findChromium } from '../../scripts/find-chromium.js'

const executablePath = findChromium()
const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const served: { readonly [path: string]: readonly [string, string] } = {
  '/': [file('../page/index.html'), 'text/html; charset=utf-8'],
  '/csv-analyzer.bundle.js': [file('../../packages/ui-kit/dist/csv-analyzer.bundle.js'), 'text/javascript'],
}

describe.skipIf(executablePath === null)('the example page', () => {
  let server: Server
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath!, args: chromiumArguments })
    server = createServer(({ url }, response) => {
      const [path, type] = served[url ?? ''] ?? []
      if (path === undefined) return response.writeHead(404).end()
      response.writeHead(200, { 'content-type': type! }).end(readFileSync(path))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  test('takes a file and shows its rows, and asks nothing of the network', async () => {
    const page = await browser.newPage()
    const errors: string[] = []
    const asked: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    page.on('request', (request) => {
      if (/^https?:/.test(request.url())) asked.push(request.url())
    })
    await page.locator('csv-analyzer input[type=file]').first().setInputFiles(file('../data/penguins.csv'))
    await page.getByText('Torgersen').first().waitFor({ timeout: 30_000 })
    expect(errors).toEqual([])
    expect(asked).toEqual([])
  }, 90_000)
})
