/**
 * `npm run bench:load -- FILE` loads a CSV file with our loader and with others that are installed, each in a process of its own:
 * wall and CPU time of the median of five runs after one to warm up, and peak memory. Without FILE a file of 1M × 12 is made in the
 * folder of temporary files. `--rows N` makes a smaller one.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeLoadFile } from './make-load-file.ts'

interface Run {
  readonly wallMs: number
  readonly cpuMs: number
}
type Loader = (bytes: Uint8Array) => unknown

const loaders: { readonly [name: string]: () => Promise<Loader> } = {
  csvanalyzer: async () => {
    const { load } = await import('../src/table/load.ts')
    return (bytes) => load(bytes)
  },
  arquero: async () => {
    const { fromCSV } = await import('arquero')
    return (bytes) => fromCSV(new TextDecoder().decode(bytes))
  },
  papaparse: async () => {
    const papa = (await optional('papaparse')) as { default: { parse(text: string, options: object): unknown } }
    return (bytes) =>
      papa.default.parse(new TextDecoder().decode(bytes), { header: true, dynamicTyping: true, skipEmptyLines: true })
  },
  udsv: async () => {
    const { inferSchema, initParser } = (await optional('udsv')) as {
      inferSchema(text: string): object
      initParser(schema: object): { typedCols(text: string): unknown }
    }
    return (bytes) => {
      const text = new TextDecoder().decode(bytes)
      return initParser(inferSchema(text)).typedCols(text)
    }
  },
  'd3-dsv': async () => {
    const d3 = (await optional('d3-dsv')) as { csvParse(text: string, row: unknown): unknown; autoType: unknown }
    return (bytes) => d3.csvParse(new TextDecoder().decode(bytes), d3.autoType)
  },
}

const python: { readonly [name: string]: string } = {
  pandas: 'import pandas; run = lambda: pandas.read_csv(path)',
  polars: 'import polars; run = lambda: polars.read_csv(path, try_parse_dates=True)',
  duckdb:
    'import duckdb; run = lambda: duckdb.connect().execute("create table t as select * from read_csv(?)", [path])',
}

/** A library that need not be there. */
function optional(name: string): Promise<unknown> {
  return import(name)
}

const [first, second, third] = process.argv.slice(2)
if (first === '--child') await child(second, third)
else await main(first)

async function main(argument: string | undefined): Promise<void> {
  const path =
    argument === undefined || argument === '--rows'
      ? join(tmpdir(), `load-${argument === '--rows' ? second : 1_000_000}.csv`)
      : argument
  if (path !== argument && !existsSync(path))
    await makeLoadFile(path, argument === '--rows' ? Number(second) : 1_000_000)
  const megabytes = statSync(path).size / 1e6
  const table: Record<string, object> = {}
  for (const name of [...Object.keys(loaders), ...Object.keys(python)]) {
    const result = name in python ? runPython(name, path) : runNode(name, path)
    if (result === null) continue
    const row = {
      wallMs: Math.round(result.wallMs),
      cpuMs: Math.round(result.cpuMs),
      mbPerSecond: round(megabytes / (result.wallMs / 1000)),
      mbPerCpuSecond: round(megabytes / (result.cpuMs / 1000)),
      peakMb: Math.round(result.peakMb),
      peakPerFile: round(result.peakMb / megabytes),
    }
    console.log(
      JSON.stringify({
        bench: 'load',
        loader: name,
        file: path.split(/[/\\]/).at(-1),
        megabytes: round(megabytes),
        ...row,
      }),
    )
    table[name] = row
  }
  console.table(table)
}

interface Result extends Run {
  readonly peakMb: number
}

function runNode(name: string, path: string): Result | null {
  const { stdout, status } = spawnSync(
    process.execPath,
    [...process.execArgv, '--expose-gc', process.argv[1], '--child', name, path],
    { encoding: 'utf8' },
  )
  return status === 0 ? (JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null') as Result) : null
}

function runPython(name: string, path: string): Result | null {
  const script = `
import time, json, resource, sys
path = sys.argv[1]
${python[name]}
runs = []
for i in range(4):
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    runs.append((1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)))
runs = sorted(runs[1:])
print(json.dumps({'wallMs': runs[1][0], 'cpuMs': runs[1][1], 'peakMb': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}))`
  const { stdout, status } = spawnSync('python3', ['-c', script, path], { encoding: 'utf8' })
  return status === 0 ? (JSON.parse(stdout) as Result) : null
}

async function child(name: string, path: string): Promise<void> {
  const loader = await loaders[name]()
  const bytes = new Uint8Array(readFileSync(path))
  const runs: Run[] = []
  for (let i = 0; i < 6; i++) {
    globalThis.gc?.()
    runs.push(await measure(() => loader(bytes)))
  }
  const [, ...warm] = runs
  warm.sort((a, b) => a.cpuMs - b.cpuMs)
  console.log(JSON.stringify({ ...warm[2], peakMb: process.resourceUsage().maxRSS / 1000 }))
}

async function measure(run: () => unknown): Promise<Run> {
  const wall = performance.now()
  const cpu = process.cpuUsage()
  await run()
  const used = process.cpuUsage(cpu)
  return { wallMs: performance.now() - wall, cpuMs: (used.user + used.system) / 1000 }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
