import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findPython } from '../../../../scripts/find-python.js'
import { learners } from '../../src/learners/index.ts'
import type { Learner } from '../../src/learners/learner.ts'
import type { Task } from '../../src/matrix/task.ts'
import { metrics } from '../../src/metrics/index.ts'
import type { LinearModel } from '../../src/models/model.ts'
import { predictModel } from '../../src/models/predict.ts'
import { type LearnerTable, makeTable, matrixOf } from '../conformance/learner-tables.ts'

const python = process.env.CSVANALYZER_PYTHON ?? findPython()
if (python === null) console.warn('skipped: no Python with scripts/python-peers.txt for the oracles of the learners')

function peer(job: object): unknown {
  const run = spawnSync(python!, [fileURLToPath(new URL('./peers.py', import.meta.url))], {
    input: JSON.stringify(job),
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout)
}

/** One table cut in halves, numbers only, the same for both sides. */
function tables(
  task: Task,
  rowCount: number,
): { train: LearnerTable; test: LearnerTable; rowsOf: (table: LearnerTable) => number[][] } {
  const whole = makeTable({ task, rowCount: 2 * rowCount })
  const half = (from: number): LearnerTable => ({
    ...whole,
    X: matrixOf(whole.X.columns.map((column) => column.slice(from, from + rowCount))),
    y: whole.y.slice(from, from + rowCount),
  })
  return {
    train: half(0),
    test: half(rowCount),
    rowsOf: ({ X }) => Array.from({ length: X.rowCount }, (_, i) => X.columns.map((column) => column[i])),
  }
}

describe.skipIf(python === null)('with the same settings', () => {
  it.each([
    ['gradientBoosting', 'lightgbm', 'regression', 0.003],
    ['gradientBoosting', 'lightgbm', 'binary', 0.003],
    ['gradientBoosting', 'lightgbm', 'multiclass', 0.01],
    ['randomForest', 'forest', 'regression', 0.006],
    ['randomForest', 'forest', 'binary', 0.006],
  ] as const)(
    '%s scores as %s on %s',
    async (name, kind, task, tolerance) => {
      const { train, test, rowsOf } = tables(task, 10_000)
      const learner = learners[name] as Learner
      const { model } = await learner.fit(train.X, train.y, {}, { seed: 1, task, classes: train.classes })
      const theirs = Float64Array.from(
        (peer({ kind, task, X: rowsOf(train), y: [...train.y], T: rowsOf(test) }) as number[] | number[][]).flat(),
      )
      const metric = task === 'regression' ? metrics.r2 : task === 'binary' ? metrics.rocAuc : metrics.accuracy
      const width = task === 'regression' ? 1 : train.classes
      const own = metric.score(test.y, predictModel(model, test.X))
      const other = metric.score(test.y, { task, rowCount: test.X.rowCount, width, values: theirs })
      expect(own).toBeGreaterThan(other - tolerance)
    },
    120_000,
  )
})

describe.skipIf(python === null)('coefficients agree with scikit-learn', () => {
  const flat = ({ coefficients, intercepts }: LinearModel): number[] => [...coefficients, ...intercepts]
  const near = (own: readonly number[], theirs: readonly number[], digits: number): void =>
    theirs.forEach((value, j) => expect(own[j]).toBeCloseTo(value, digits))

  it.each([0, 3])('linear with alpha %f', async (alpha) => {
    const { train, rowsOf } = tables('regression', 400)
    const { model } = await learners.linear.fit(
      train.X,
      train.y,
      { alpha },
      { seed: 1, task: 'regression', classes: 1 },
    )
    near(
      flat(model as LinearModel),
      peer({ kind: 'ridge', alpha, X: rowsOf(train), y: [...train.y], T: [] }) as number[],
      9,
    )
  })

  it('linear: standard errors of least squares', async () => {
    const { train, rowsOf } = tables('regression', 400)
    const { model } = await learners.linear.fit(
      train.X,
      train.y,
      { alpha: 0 },
      { seed: 1, task: 'regression', classes: 1 },
    )
    near(
      [...(model as LinearModel).standardErrors!],
      peer({ kind: 'standard-errors', X: rowsOf(train), y: [...train.y], T: [] }) as number[],
      9,
    )
  })

  it('elasticNet', async () => {
    const { train, rowsOf } = tables('regression', 400)
    const { model } = await learners.elasticNet.fit(
      train.X,
      train.y,
      { alpha: 0.1, l1Ratio: 0.5, maxIter: 10_000, tol: 1e-10 },
      { seed: 1, task: 'regression', classes: 1 },
    )
    near(
      flat(model as LinearModel),
      peer({ kind: 'elastic-net', alpha: 0.1, X: rowsOf(train), y: [...train.y], T: [] }) as number[],
      6,
    )
  })

  it.each(['binary', 'multiclass'] as const)('logistic on %s', async (task) => {
    const { train, test, rowsOf } = tables(task, 500)
    const { model } = await (learners.logistic as Learner).fit(
      train.X,
      train.y,
      { C: 0.5, tol: 1e-9, maxIter: 5000 },
      { seed: 1, task, classes: train.classes },
    )
    const theirs = (
      peer({ kind: 'logistic', C: 0.5, X: rowsOf(train), y: [...train.y], T: rowsOf(test) }) as number[][]
    ).flat()
    near([...predictModel(model, test.X).values], theirs, 4)
  })
})

it('linear keeps its digits where a plain Gram matrix loses them: a near-copy of a column far from 0', async () => {
  const { X } = makeTable({ task: 'regression', rowCount: 500 })
  const far = X.columns[0].map((x) => x + 1e4)
  const copy = far.map((x, i) => x + 1e-4 * X.columns[1][i])
  const y = far.map((x, i) => 3 * x - 2 * copy[i])
  const { model } = await learners.linear.fit(
    matrixOf([far, copy]),
    y,
    { alpha: 0 },
    { seed: 1, task: 'regression', classes: 1 },
  )
  const { values } = predictModel(model, matrixOf([far, copy]))
  expect(Math.max(...values.map((value, i) => Math.abs(value - y[i])))).toBeLessThan(1e-6)
})
