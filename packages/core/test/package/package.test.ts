import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumArguments, findChromium } from '../../../../scripts/find-chromium.js'
import { shopCsv } from '../search/cases.ts'
import { installPacked, oldestNode } from './tarball.ts'

const penguins = fileURLToPath(new URL('../../../../examples/data/penguins.csv', import.meta.url))
const executablePath = findChromium()

/** What a user would write: the same text runs in Node and in a page, on `text` and `answer` of its surroundings. */
const recipe = `
  import { fit, load, predict } from '@csvanalyzer/core'
  import { predict as predictAlone } from '@csvanalyzer/core/predict'
  const dataset = await load(bytes)
  const { pipeline } = await fit(dataset, { target: 'species', learners: ['logistic'], effort: 'low', seed: 7 })
  const rows = [{ island: 'Biscoe', bill_length_mm: 47.2, bill_depth_mm: 14.1, flipper_length_mm: 217, body_mass_g: 5050, sex: 'MALE' }]
  const same = JSON.stringify(predict(pipeline, rows)) === JSON.stringify(predictAlone(pipeline, rows))
  const answer = JSON.stringify({ rows: dataset.rowCount, prediction: predict(pipeline, rows).texts[0], same })
`

/** Fits with one worker, then with two until a thread has trained; what threads answer is looked at, and left as it is. */
const inWorkers = `
  import { readFileSync } from 'node:fs'
  import { createRequire } from 'node:module'
  import { fit, hashPipeline, load } from '@csvanalyzer/core'
  let trained = 0
  const threads = createRequire(import.meta.url)('node:worker_threads')
  threads.Worker = class extends threads.Worker {
    constructor(...given) {
      super(...given)
      this.on('message', ({ kind, result }) => { if (kind === 'result' && result !== undefined) trained++ })
    }
  }
  const dataset = await load(readFileSync(process.argv[2]))
  const fitOn = (workers) =>
    fit(dataset, { target: 'species', learners: ['gradientBoosting'], effort: 'low', seed: 7, workers })
  const fits = [await fitOn(1)]
  while (fits.length < 30 && trained === 0) fits.push(await fitOn(2))
  console.log(JSON.stringify({
    hashes: new Set(fits.map(({ pipeline }) => hashPipeline(pipeline))).size,
    missing: fits.flatMap(({ findings }) => findings).filter(({ code }) => code === 'workers-missing').length,
    trained: trained > 0,
  }))
`

const command = (folder: string): string => join(folder, 'node_modules', '.bin', 'csvanalyzer')

describe('the packed package in an empty project', () => {
  let folder: string
  let installed: string
  beforeAll(() => {
    folder = installPacked()
    installed = join(folder, 'node_modules', '@csvanalyzer', 'core')
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('holds what its exports and its bin name, and no source', () => {
    const { exports, bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
    const named = JSON.stringify([exports, bin]).match(/[\w./-]+\.(d\.ts|json|js)/g)!
    expect(named.filter((file) => !existsSync(join(installed, file)))).toEqual([])
    expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'bin', 'dist', 'package.json'])
  })

  test('the command is one file, beside the licences of the packages in it', () => {
    const alone = mkdtempSync(join(tmpdir(), 'command-alone-'))
    for (const file of ['package.json', 'bin/csvanalyzer.js', 'dist/cli.js'])
      cpSync(join(installed, file), join(alone, file))
    const args = [join(alone, 'bin', 'csvanalyzer.js'), 'load', penguins, '--json']
    const { rowCount } = JSON.parse(execFileSync(oldestNode(), args, { encoding: 'utf8', cwd: alone }))
    rmSync(alone, { recursive: true })
    expect(rowCount).toBe(344)
    expect(readFileSync(join(installed, 'dist', 'cli.notices.txt'), 'utf8')).toMatch(
      /^@uwdata\/flechette\n\n[^]*\nacorn\n\n[^]*\narquero\n\nBSD 3-Clause/,
    )
  })

  test('the command loads no web server to start', () => {
    const text = readFileSync(join(installed, 'dist', 'cli.js'), 'utf8')
    const imported = [...text.matchAll(/^import\b[^;]*? from ["'](?:node:)?([^"']+)["']/gm)].map(([, name]) => name)
    expect(imported).toContain('fs/promises')
    expect(imported.filter((name) => /^(https?|http2|net|tls)$/.test(name))).toEqual([])
  })

  test('runs under the oldest Node', () => {
    const script = join(folder, 'run.js')
    writeFileSync(
      script,
      `import { readFileSync } from 'node:fs'\nconst bytes = readFileSync(process.argv[2])\n${recipe}\nconsole.log(answer)`,
    )
    const answer = execFileSync(oldestNode(), [script, penguins], { encoding: 'utf8', cwd: folder })
    expect(JSON.parse(answer)).toEqual({ rows: 344, prediction: 'Gentoo', same: true })
  }, 120_000)

  test('trains in worker threads, and ends by itself', () => {
    const script = join(folder, 'workers.js')
    writeFileSync(script, inWorkers)
    const answer = execFileSync(oldestNode(), [script, penguins], { encoding: 'utf8', cwd: folder, timeout: 100_000 })
    expect(JSON.parse(answer)).toEqual({ hashes: 1, missing: 0, trained: true })
  }, 120_000)

  test('the command ends by itself with two workers, with the model of one', () => {
    const table = join(folder, 'shop.csv')
    writeFileSync(table, shopCsv(12_000))
    const modelOf = (workers: string) => {
      const out = join(folder, `model-${workers}.json`)
      const args = [
        'fit',
        table,
        '--target',
        'amount',
        '--drop',
        'id,bought,plan',
        '--learners',
        'gradientBoosting,linear',
      ]
      execFileSync(
        oldestNode(),
        [command(folder), ...args, '--effort', 'low', '--folds', '2', '--seed', '7', '--workers', workers, '-o', out],
        { cwd: folder, timeout: 100_000 },
      )
      return readFileSync(out, 'utf8')
    }
    const one = modelOf('1')
    expect(one.length).toBeGreaterThan(1000)
    expect(modelOf('2') === one).toBe(true)
  }, 240_000)

  test('brings the command', () => {
    const output = execFileSync(oldestNode(), [command(folder), 'load', penguins, '--json'], {
      encoding: 'utf8',
      cwd: dirname(penguins),
    })
    expect(JSON.parse(output)).toBeTypeOf('object')
  }, 60_000)

  test.skipIf(executablePath === null)(
    'runs in a page, bundled',
    async () => {
      const bundled = await build({
        stdin: {
          contents: `const bytes = new TextEncoder().encode(window.csvText)\n${recipe}\nwindow.csvAnswer = answer`,
          resolveDir: folder,
        },
        bundle: true,
        write: false,
        format: 'esm',
        platform: 'browser',
        target: 'es2022',
      })
      const browser = await chromium.launch({ executablePath: executablePath!, args: chromiumArguments })
      try {
        const page = await browser.newPage()
        const errors: string[] = []
        page.on('pageerror', (error) => errors.push(error.message))
        await page.evaluate((text) => Object.assign(window, { csvText: text }), readFileSync(penguins, 'utf8'))
        await page.addScriptTag({ type: 'module', content: bundled.outputFiles[0].text })
        const answer = await page.waitForFunction(() => (window as { csvAnswer?: string }).csvAnswer, null, {
          timeout: 60_000,
        })
        expect(JSON.parse((await answer.jsonValue())!)).toEqual({ rows: 344, prediction: 'Gentoo', same: true })
        expect(errors).toEqual([])
      } finally {
        await browser.close()
      }
    },
    120_000,
  )
})

test('the version that results carry is that of the package', async () => {
  const { libraryVersion } = await import('../../src/fitted/library-version.ts')
  const manifest = JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'))
  expect(libraryVersion).toBe(manifest.version)
})
