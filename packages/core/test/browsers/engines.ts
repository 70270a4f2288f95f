import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'
import puppeteer from 'puppeteer-core'
import { chromiumArguments, findChromium } from '../../../../scripts/find-chromium.js'
import type { Bundle } from './bundle.ts'
import type { Outcome } from './serve-bundle.ts'
import { serveBundle } from './serve-bundle.ts'

/** Somewhere that JavaScript runs: what the bundle answers there, in each of its places. */
export interface Engine {
  readonly name: string
  run(bundle: Bundle, input: unknown): Promise<{ readonly [place: string]: Outcome }>
}

/** Chromium, Firefox and every version of Node that is installed. */
export function findEngines(): readonly Engine[] {
  return [...findBrowsers().map(inBrowser), ...nodeEngines()]
}

export function findBrowsers(): readonly Browser[] {
  const chromiumPath = findChromium()
  const firefoxPath = onPath(['firefox-esr', 'firefox'])[0]
  return [
    ...(chromiumPath === null ? [] : [chromiumAt(chromiumPath)]),
    ...(firefoxPath === undefined ? [] : [firefoxAt(firefoxPath)]),
  ]
}

function chromiumAt(executablePath: string): Browser {
  const launch = async () => {
    const browser = await chromium.launch({ executablePath, args: chromiumArguments })
    return {
      open: async (url: string) => void (await (await browser.newPage()).goto(url)),
      close: () => browser.close(),
    }
  }
  return { name: 'chromium', launch }
}

function firefoxAt(executablePath: string): Browser {
  const launch = async () => {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true })
    return {
      open: async (url: string) => void (await (await browser.newPage()).goto(url)),
      close: () => browser.close(),
    }
  }
  return { name: 'firefox', launch }
}

export interface Browser {
  readonly name: string
  readonly launch: () => Promise<OpenBrowser>
}

export interface OpenBrowser {
  readonly open: (url: string) => Promise<void>
  readonly close: () => Promise<void>
}

function inBrowser({ name, launch }: Browser): Engine {
  return {
    name,
    async run(bundle, input) {
      const served = await serveBundle(bundle, input)
      const browser = await launch()
      try {
        await browser.open(served.url)
        const [page, worker] = await Promise.all([served.page, served.worker])
        return { page, worker }
      } finally {
        await browser.close()
        served.close()
      }
    },
  }
}

function nodeEngines(): readonly Engine[] {
  const byVersion = new Map([process.execPath, ...onPath(['node'])].map((path) => [versionOf(path), path]))
  return [...byVersion].map(([version, path]) => ({
    name: `node ${version}`,
    run: async (bundle, input) => ({ node: await runNode(path, bundle.node, input) }),
  }))
}

async function runNode(path: string, script: string, input: unknown): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'csvanalyzer-'))
  try {
    await writeFile(join(folder, 'run.cjs'), script)
    const { stdout, stderr, status } = spawnSync(path, [join(folder, 'run.cjs')], {
      input: JSON.stringify(input),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    return status === 0 ? { value: JSON.parse(stdout) as unknown } : { error: stderr }
  } finally {
    await rm(folder, { recursive: true })
  }
}

function versionOf(path: string): string {
  return execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()
}

function onPath(names: readonly string[]): readonly string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)).filter((path) => existsSync(path)))
}
