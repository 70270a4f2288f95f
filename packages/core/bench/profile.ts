/**
 * Time and memory of a profile: `npm run bench:profile -- FILE`
 * or without a file on a generated table of 1,000,000 rows × 12 columns (`--rows N`). Prints ours, and beside it pandas `describe`
 * and ydata-profiling (minimal and full) where the Python of the peers has them (`PEERS_PYTHON` names another one).
 */
import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { profile } from '../src/profile/profile-dataset.ts'
import { findPython } from '../../../scripts/find-python.js'
import { load } from '../src/table/load.ts'
import { randomFrom } from '../src/util/random.ts'

const args = process.argv.slice(2)
const rowsAt = args.indexOf('--rows')
const rows = rowsAt < 0 ? 1_000_000 : Number(args[rowsAt + 1])
const python = findPython() ?? 'python3'
const given = args.find((arg, index) => !arg.startsWith('--') && index !== rowsAt + 1)
const path = given ?? (await generated(rows))

const bytes = new Uint8Array(await readFile(path))
const loading = performance.now()
const dataset = await load(bytes)
const loadSeconds = (performance.now() - loading) / 1000
globalThis.gc?.()
const before = process.memoryUsage()
let peak = before.rss
const started = performance.now()
const cpu = process.cpuUsage()
const summary = await profile(dataset, { onProgress: () => (peak = Math.max(peak, process.memoryUsage().rss)) })
const used = process.cpuUsage(cpu)
print({
  tool: 'csvanalyzer',
  rows: dataset.rowCount,
  columns: dataset.columns.length,
  loadSeconds,
  seconds: (performance.now() - started) / 1000,
  cpuSeconds: (used.user + used.system) / 1e6,
  tableMegabytes: (before.heapUsed + before.arrayBuffers) / 1e6,
  extraMegabytes: (peak - before.rss) / 1e6,
  profileKilobytes: JSON.stringify(summary).length / 1000,
  findings: summary.findings.length,
})
for (const tool of ['describe', 'ydata-minimal', 'ydata-full']) print(peer(tool, path))

function print(result: object): void {
  console.log(JSON.stringify({ bench: 'profile', ...result }))
}

function peer(tool: string, file: string): object {
  const program = `
import sys, time, resource
tool, file = sys.argv[1:]
import pandas as pd
frame = pd.read_csv(file)
def resident():
    return int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize() / 1e6 if sys.platform == 'linux' else float('nan')
before = resident()
start, cpu = time.time(), time.process_time()
if tool == 'describe':
    frame.describe(include='all')
else:
    from ydata_profiling import ProfileReport
    ProfileReport(frame, minimal=tool == 'ydata-minimal', progress_bar=False).get_description()
print(time.time() - start, time.process_time() - cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, before)
`
  const run = spawnSync(python, ['-c', program, tool, file], { encoding: 'utf8', timeout: 600_000 })
  const last = run.stdout?.trim().split('\n').pop() ?? ''
  const [seconds, cpuSeconds, peakMegabytes, before] = last.split(' ').map(Number)
  if (run.status === 0) return { tool, seconds, cpuSeconds, peakMegabytes, extraMegabytes: peakMegabytes - before }
  return { tool, skipped: run.error?.message ?? run.stderr.trim().split('\n').pop() ?? 'failed' }
}

/** An id, floats, integers, categories, a date, a date-time, short and long text, a code; 2 % missing. */
async function generated(size: number): Promise<string> {
  const random = randomFrom(7, 'bench-profile')
  const cities = ['Bern', 'Basel', 'Zürich', 'Genève', 'Lausanne', 'Lugano']
  const pad = (value: number, width: number): string => String(value).padStart(width, '0')
  const cell = (text: string): string => (random.next() < 0.02 ? '' : text)
  const chunks: string[] = ['id,price,weight,quantity,city,segment,status,day,at,title,comment,code\n']
  for (let row = 0; row < size; row++) {
    const month = pad(1 + random.integer(12), 2)
    const day = pad(1 + random.integer(28), 2)
    chunks.push(
      `${row + 1},${cell((random.next() * 1000).toFixed(2))},${cell((50 + 10 * random.normal()).toFixed(4))},${cell(String(random.integer(100)))},${cell(cities[random.integer(6)])},${cell(`S${random.integer(40)}`)},${cell(random.next() < 0.9 ? 'open' : 'closed')},` +
        `2024-${month}-${day},2024-${month}-${day} ${pad(random.integer(24), 2)}:${pad(random.integer(60), 2)}:00,${cell(`Item ${random.integer(100_000)}`)},"said ""${random.integer(1000)}"", then left, at ${random.integer(24)}",${pad(random.integer(100_000), 6)}\n`,
    )
  }
  const file = join(tmpdir(), `csvanalyzer-bench-profile-${size}.csv`)
  await writeFile(file, chunks.join(''))
  return file
}
