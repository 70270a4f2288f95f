/**
 * Wall time of a `fit` with nothing but a target (effort medium) as one process, from start to answer, and its CPU time: on a busy
 * machine the wall time says little.
 *
 *   npm run bench:default-fit -- [--rows 1000,10000,50000] [--workers 2] [FILE TARGET]
 *
 * Needs a build (`npm run build`).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { mixedTable } from './mixed-table.ts'
import { timedProcess } from './timed-process.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '1000,10000,50000' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
})
const command = fileURLToPath(new URL('../bin/csvanalyzer.js', import.meta.url))

if (positionals.length > 0) print({ file: positionals[0], ...run(positionals[0], positionals[1]) })
else {
  const folder = mkdtempSync(join(tmpdir(), 'default-fit-'))
  try {
    for (const rows of values.rows.split(',').map(Number)) {
      const file = join(folder, `${rows}.csv`)
      writeFileSync(file, mixedTable(rows))
      print({ rows, ...run(file, 'y') })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function run(file: string, target: string) {
  const begin = performance.now()
  const options = ['--target', target, '--workers', values.workers, '--json']
  const { cpu, stdout } = timedProcess(process.execPath, [command, 'fit', file, ...options])
  const seconds = (performance.now() - begin) / 1000
  const { leaderboard } = JSON.parse(stdout)
  const chosen = leaderboard.candidates.find((candidate: { readonly chosen: boolean }) => candidate.chosen)
  return {
    seconds: Number(seconds.toFixed(1)),
    cpuSeconds: Number(cpu.toFixed(1)),
    [leaderboard.metric]: chosen.score,
    chosen: chosen.title,
  }
}

function print(result: { readonly [name: string]: unknown }): void {
  const machine = { workers: Number(values.workers), cpu: cpus()[0].model, node: process.version }
  console.log(JSON.stringify({ bench: 'default-fit', ...result, ...machine }))
}
