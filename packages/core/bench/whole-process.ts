/**
 * From a CSV file to an evaluated boosting model as one process, against pandas and scikit-learn's HistGradientBoosting:
 * start, read, five-fold cross-validation, training on all rows, metrics; 100 rounds of 31 leaves each. CPU seconds of the whole process, children included.
 * With `--split holdout`: one model of 80 % of the rows, judged on the other 20 %.
 *   npm run bench:whole -- [--split folds|holdout] [--rows 1000,10000,100000] [--repeats 3] [--json]
 *
 * The peer makes no prediction intervals: ours are those of the folds, without the training that narrows them.
 * One thread for the peer: on several, OpenMP spins and its CPU time says nothing. Needs a build (`npm run build`) and Python with pandas and scikit-learn (see scripts/python-peers.txt).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findPython } from '../../../scripts/find-python.js'
import { mixedTable } from './mixed-table.ts'
import { timedProcess } from './timed-process.ts'

const { values } = parseArgs({
  options: {
    split: { type: 'string', default: 'folds' },
    rows: { type: 'string', default: '1000,10000,100000' },
    repeats: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
})
if (values.split !== 'folds' && values.split !== 'holdout')
  throw new Error(`--split ${values.split}: choose folds or holdout`)
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const ours = [path('../bin/csvanalyzer.js')]
const must = new Map([
  [1000, 0.5],
  [10_000, 0.6],
  [100_000, 0.9],
])
const folder = mkdtempSync(join(tmpdir(), 'whole-process-'))
const python = findPython()
if (python === null) console.error('No Python with scikit-learn was found: only our own time is measured.')

try {
  for (const rows of values.rows.split(',').map(Number)) measure(rows)
} finally {
  rmSync(folder, { recursive: true })
}

function measure(rows: number): void {
  const file = join(folder, `${rows}.csv`)
  writeFileSync(file, mixedTable(rows))
  const own: Run[] = []
  const peer: Run[] = []
  for (let i = 0; i < Number(values.repeats); i++) {
    own.push(runOurs(file))
    if (python !== null) peer.push(runPeer(python, file))
  }
  const result = {
    split: values.split,
    rows,
    ours: median(own.map(({ cpu }) => cpu)),
    rmse: own[0].rmse,
    ...(peer.length > 0 && {
      pandas: median(peer.map(({ cpu }) => cpu)),
      pandasRmse: peer[0].rmse,
      ratio: median(own.map(({ cpu }, i) => cpu / peer[i].cpu)),
      must: must.get(rows) ?? null,
    }),
  }
  console.log(values.json ? JSON.stringify(result) : sentence(result))
}

interface Run {
  readonly cpu: number
  readonly rmse: number
}

function runOurs(file: string): Run {
  const split = values.split === 'folds' ? ['--folds', '5'] : ['--split', 'holdout', '--no-refit']
  const options = [
    '--target',
    'y',
    '--learners',
    'gradientBoosting',
    ...split,
    '--intervals',
    'out-of-fold',
    '--seed',
    '7',
    '--json',
  ]
  const { cpu, stdout } = timedProcess(process.execPath, [...ours, 'fit', file, ...options])
  return { cpu, rmse: JSON.parse(stdout).evaluation.metrics.rmse.value }
}

function runPeer(python: string, file: string): Run {
  const { cpu, stdout } = timedProcess(python, [path('./whole-process-peer.py'), file, values.split])
  return { cpu, rmse: JSON.parse(stdout).rmse }
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

function sentence(result: { readonly [name: string]: unknown }): string {
  return Object.entries(result)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toPrecision(4)) : value}`)
    .join('  ')
}
