/**
 * `npm run bench:load -- FILE` loads a CSV file with our loader and with others, each in a process of its own: wall and CPU time of
 * the median of five runs (three of a file above 50 MB) after one to warm up, and the peak memory of that first one. Without FILE a file of 1M × 12 is made
 * in the folder of temporary files; first of all its first ten rows alone. `--rows N` makes a smaller one. The peers in Python are those of scripts/python-peers.txt and
 * scripts/python-bench.txt; what is not installed is passed over.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPython } from '../../../scripts/find-python.js'
import { makeLoadFile } from './make-load-file.ts'

interface Run {
  readonly wallMs: number
  readonly cpuMs: number
}
type Loader = (bytes: Uint8Array) => unknown

/** Each gives typed columns: numbers, dates where the library knows them, and null, column by column. */
const loaders: { readonly [name: string]: () => Promise<Loader> } = {
  csvanalyzer: async () => {
    const { load } = await import('../src/table/load.ts')
    return (bytes) => load(bytes)
  },
  arquero: async () => {
    const { fromCSV } = await import('arquero')
    return (bytes) => fromCSV(new TextDecoder().decode(bytes))
  },
  udsv: async () => {
    const { inferSchema, initParser } = await import('udsv')
    return (bytes) => {
      const text = new TextDecoder().decode(bytes)
      return initParser(inferSchema(text)).typedCols(text)
    }
  },
  'd3-dsv': async () => {
    // @ts-expect-error the package has no types
    const { autoType, csvParse } = (await import('d3-dsv')) as {
      autoType: (row: object) => Row
      csvParse: (text: string, row: (row: object) => Row) => readonly Row[] & { readonly columns: readonly string[] }
    }
    return (bytes) => {
      const rows = csvParse(new TextDecoder().decode(bytes), autoType)
      return pivot(rows, rows.columns)
    }
  },
  papaparse: async () => {
    // @ts-expect-error the package has no types
    const { default: papa } = (await import('papaparse')) as {
      default: { parse(text: string, options: object): { data: readonly Row[]; meta: { fields: readonly string[] } } }
    }
    return (bytes) => {
      const text = new TextDecoder().decode(bytes)
      const { data, meta } = papa.parse(text, { header: true, dynamicTyping: true, skipEmptyLines: true })
      return pivot(data, meta.fields)
    }
  },
}

interface Row {
  readonly [name: string]: unknown
}

function pivot(rows: readonly Row[], names: readonly string[]): readonly (readonly unknown[])[] {
  return names.map((name) => rows.map((row) => row[name]))
}

/** Each gives typed columns of its own kind, in one thread, with dates; pandas is told which columns hold them. */
const python: { readonly [name: string]: string } = {
  pandas: `
import pandas
head = pandas.read_csv(path, nrows=100, dtype=str)
iso = r'\\d{4}-\\d\\d-\\d\\d(?: \\d\\d:\\d\\d:\\d\\d)?'
dates = [name for name in head if head[name].notna().any() and head[name].dropna().str.fullmatch(iso).all()]
run = lambda: pandas.read_csv(path, parse_dates=dates)`,
  polars: 'import polars; run = lambda: polars.read_csv(path, try_parse_dates=True)',
  duckdb: `
import duckdb
run = lambda: duckdb.connect(config={'threads': 1}).execute('create table t as select * from read_csv(?)', [path])`,
}

const FRESH_PROCESSES = 9
const [first, second, third] = process.argv.slice(2)
if (first === '--child') await child(second, third)
else if (first === '--ten-rows') await tenRowsChild(second)
else await main(first)

async function main(argument: string | undefined): Promise<void> {
  const path =
    argument === undefined || argument === '--rows'
      ? join(tmpdir(), `load-${argument === '--rows' ? second : 1_000_000}.csv`)
      : argument
  if (path !== argument && !existsSync(path))
    await makeLoadFile(path, argument === '--rows' ? Number(second) : 1_000_000)
  tenRows(path)
  const megabytes = statSync(path).size / 1e6
  const table: Record<string, object> = {}
  for (const name of [...Object.keys(loaders), ...Object.keys(python)]) {
    const result = name in python ? runPython(name, path) : runNode(name, path)
    if (result === null) {
      console.error(`${name}: did not run; is it installed?`)
      continue
    }
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

interface TenRows {
  readonly coldMs: number
  readonly warmMs: number
}

/** Dialect and header of a file of ten rows, and all of its load. Cold: the first call of a fresh process, median of nine. Warm: median of 500 calls. */
function tenRows(path: string): void {
  const table: Record<string, TenRows> = {}
  for (const step of ['sniff', 'load']) {
    const runs = Array.from({ length: FRESH_PROCESSES }, () => {
      const { stdout } = spawnSync(process.execPath, [...process.execArgv, process.argv[1], '--ten-rows', step], {
        encoding: 'utf8',
        input: firstLines(path, 11),
      })
      return JSON.parse(stdout) as TenRows
    })
    table[step] = { coldMs: median(runs.map(({ coldMs }) => coldMs)), warmMs: median(runs.map(({ warmMs }) => warmMs)) }
    console.log(JSON.stringify({ bench: 'load-ten-rows', step, ...table[step] }))
  }
  console.table(table)
}

async function tenRowsChild(step: string): Promise<void> {
  const [{ load }, { decode }, { sniffLayout }] = await Promise.all([
    import('../src/table/load.ts'),
    import('../src/table/decode/decode.ts'),
    import('../src/table/load-layout.ts'),
  ])
  const bytes = readFileSync(0)
  const run = step === 'sniff' ? () => sniffLayout(decode(bytes, 'ten rows'), {}) : () => load(bytes)
  const { wallMs: coldMs } = await measure(run)
  const warm: number[] = []
  for (let i = 0; i < 1000; i++) warm.push((await measure(run)).wallMs)
  console.log(JSON.stringify({ coldMs, warmMs: median(warm.slice(500)) }))
}

/** The first lines of a file; the table of this bench has line ends in cells, so one more may be cut in two. */
function firstLines(path: string, count: number): string {
  const head = Buffer.alloc(64 * 1024)
  const file = openSync(path, 'r')
  const text = head.toString('utf8', 0, readSync(file, head))
  closeSync(file)
  return `${text.split('\n').slice(0, count).join('\n')}\n`
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round(sorted[sorted.length >> 1] * 1000) / 1000
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
  return status === 0 ? lastLine(stdout) : null
}

/** What a library prints itself comes before. */
function lastLine(output: string): Result {
  return JSON.parse(output.trim().split('\n').at(-1) ?? 'null') as Result
}

function runPython(name: string, path: string): Result | null {
  const script = `
import time, json, os, resource, sys
path = sys.argv[1]
${python[name]}
runs = []
peak = 0
for i in range(4 if os.path.getsize(path) > 50e6 else 6):
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    runs.append((1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)))
    peak = peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
runs = sorted(runs[1:], key=lambda run: run[1])
wall, cpu = runs[len(runs) // 2]
print(json.dumps({'wallMs': wall, 'cpuMs': cpu, 'peakMb': peak / 1000}))`
  const { stdout, status } = spawnSync(findPython() ?? 'python3', ['-c', script, path], {
    encoding: 'utf8',
    env: { ...process.env, POLARS_MAX_THREADS: '1' },
  })
  return status === 0 ? lastLine(stdout) : null
}

async function child(name: string, path: string): Promise<void> {
  const loader = await loaders[name]()
  const file = readFileSync(path)
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.length)
  const runs: Run[] = []
  let peak = 0
  for (let i = bytes.length > 50e6 ? 2 : 0; i < 6; i++) {
    globalThis.gc?.()
    runs.push(await measure(() => loader(bytes)))
    peak ||= process.resourceUsage().maxRSS
  }
  const [, ...warm] = runs
  warm.sort((a, b) => a.cpuMs - b.cpuMs)
  console.log(JSON.stringify({ ...warm[warm.length >> 1], peakMb: peak / 1000 }))
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
