import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { learners } from '../../src/learners/index.ts'
import type { Learner } from '../../src/learners/learner.ts'
import { modelToJson } from '../../src/models/model-json.ts'
import { CsvAnalyzerError } from '../../src/util/error.ts'
import type { Progress } from '../../src/util/run-options.ts'
import { inlinePool } from '../../src/workers/inline-pool.ts'
import { nodeWorker } from '../../src/workers/node-worker.ts'
import { createPool, type WorkerPool } from '../../src/workers/pool.ts'
import { makeTable } from '../conformance/learner-tables.ts'

/** Node before 22.18 cannot run TypeScript in a worker. */
const canRunTypeScript = 'typescript' in process.features && Boolean(process.features.typescript)
const pools: WorkerPool[] = []
const poolOf = (size: number): WorkerPool => {
  const pool = createPool(() => nodeWorker(new URL('./task-worker.ts', import.meta.url)), size)
  pools.push(pool)
  return pool
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

describe.runIf(canRunTypeScript)('createPool over worker threads', () => {
  it.each([1, 2])('fits the same bits on %i workers as on this thread', async (size) => {
    const pool = poolOf(size)
    const { X, y, classes } = makeTable({ task: 'binary', rowCount: 300, missing: 0.1 })
    const names = ['gradientBoosting', 'randomForest', 'logistic'] as const
    const params = { gradientBoosting: { nEstimators: 10 }, randomForest: { nEstimators: 5 }, logistic: {} }
    const run = { seed: 3, task: 'binary', classes } as const
    const there = await Promise.all(
      names.map((learner) => pool.run('fit', { learner, params: params[learner], X, y, run })),
    )
    const here = await Promise.all(
      names.map(async (learner) =>
        modelToJson((await (learners[learner] as Learner).fit(X, y, params[learner], run)).model),
      ),
    )
    expect(there).toEqual(here)
  })

  it('hands back typed errors, and serves the next task', async () => {
    const pool = poolOf(1)
    await expect(pool.run('refuse', 'way')).rejects.toMatchObject({
      code: 'refused',
      message: 'no way',
      details: { value: 'way' },
    })
    await expect(pool.run('nonsense', 0)).rejects.toMatchObject({ code: 'unknown-task' })
    expect(await pool.run('double', 21)).toBe(42)
  })

  it('replaces a worker that died', async () => {
    const pool = poolOf(1)
    await expect(pool.run('die', 0)).rejects.toMatchObject({ code: 'worker-failed' })
    expect(await pool.run('double', 4)).toBe(8)
  })

  it('stops a task when its signal is aborted, with the reason', async () => {
    const pool = poolOf(1)
    const { X, y, classes } = makeTable({ task: 'binary', rowCount: 2000 })
    const controller = new AbortController()
    const seen: Progress[] = []
    const fit = pool.run(
      'fit',
      {
        learner: 'gradientBoosting',
        params: { nEstimators: 100_000 },
        X,
        y,
        run: { seed: 3, task: 'binary', classes },
      },
      {
        signal: controller.signal,
        onProgress: (progress) => {
          seen.push(progress)
          if (seen.length === 3) controller.abort(new Error('enough'))
        },
      },
    )
    await expect(fit).rejects.toThrow('enough')
    expect(await pool.run('double', 1)).toBe(2)
  })

  it('starts before there is work, and tells when it cannot', async () => {
    const pool = poolOf(2)
    await pool.start()
    await pool.start()
    expect(await pool.run('double', 3)).toBe(6)
    const none = createPool(() => nodeWorker(new URL('./no-such-worker.ts', import.meta.url)), 1)
    pools.push(none)
    await expect(none.start()).rejects.toThrow('no-such-worker')
    const closing = poolOf(1)
    const refused = expect(closing.start()).rejects.toMatchObject({ code: 'pool-closed' })
    await closing.close()
    await refused
  })

  it('refuses tasks once closed', async () => {
    const pool = poolOf(1)
    await pool.close()
    await expect(pool.run('double', 1)).rejects.toBeInstanceOf(CsvAnalyzerError)
  })
})

describe('inlinePool', () => {
  it('runs tasks here in order', async () => {
    const order: number[] = []
    const pool = inlinePool({ note: async (value: number) => void order.push(value) })
    await Promise.all([pool.run('note', 1), pool.run('note', 2), pool.run('note', 3)])
    expect(order).toEqual([1, 2, 3])
  })

  it('does not start a task whose signal is aborted', async () => {
    const pool = inlinePool({ note: async () => 1 })
    const reason = new Error('no')
    await expect(pool.run('note', 1, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})

describe.runIf(canRunTypeScript)('a process that used threads', () => {
  const endOf = (source: string, flags: readonly string[] = ['--input-type=module']) =>
    spawnSync(process.execPath, [...flags, '--eval', source], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      encoding: 'utf8',
      timeout: 60_000,
    })

  it('ends by itself when its threads have no more work', () => {
    const { status, stdout, stderr } = endOf(`
      import { openThreads } from '../../src/workers/open-threads.ts'
      import { threadedKernels } from '../../src/kernels/threaded-kernels.ts'
      for (let turn = 0; turn < 2; turn++) {
        const team = await openThreads(2)
        const kernels = await threadedKernels(team, 1 << 20)
        console.log(team.size, kernels.threads)
        team.release()
      }
    `)
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '2 3\n2 3\n', stderr: '' })
  })

  it('ends by itself when its workers have no more work, and says nothing of listeners', () => {
    const { status, stdout, stderr } = endOf(`
      import { giveBack, takeWorkers } from '../../src/workers/kept-workers.ts'
      import { trainerSpawner } from '../../src/search/trainer-spawner.ts'
      const [worker] = takeWorkers(1, trainerSpawner())
      const { signal } = new AbortController()
      for (let i = 0; i < 20; i++) await worker.run('forget', null, { signal })
      giveBack(worker, true)
      console.log('done')
    `)
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'done\n', stderr: '' })
  })
  it.each([[['--max-old-space-size=500', '--expose-gc']], [['--max-old-space-size=500', '--input-type=module']], [[]]])(
    'has workers whatever its flags are: %s',
    (flags) => {
      const { status, stdout, stderr } = endOf(
        `
        Promise.all(['workers/kept-workers', 'search/trainer-spawner'].map((name) => import('../../src/' + name + '.ts'))).then(
          async ([{ giveBack, takeWorkers }, { trainerSpawner }]) => {
            const [worker] = takeWorkers(1, trainerSpawner())
            await worker.run('forget', null)
            giveBack(worker, true)
            console.log('started')
          },
        )
      `,
        flags,
      )
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'started\n', stderr: '' })
    },
  )
})
