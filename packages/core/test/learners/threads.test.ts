import { describe, expect, it } from 'vitest'
import { learners } from '../../src/learners/index.ts'
import type { FitOptions, Learner } from '../../src/learners/learner.ts'
import { openKernels } from '../../src/kernels/open-kernels.ts'
import { modelToJson } from '../../src/models/model-json.ts'
import { canonicalJson } from '../../src/util/hash.ts'
import { makeTable } from '../conformance/learner-tables.ts'

async function textOf(learner: Learner, rowCount: number, params: object, run: FitOptions): Promise<string> {
  const { X, y } = makeTable({ task: run.task, rowCount, missing: 0.05 })
  return canonicalJson(modelToJson((await learner.fit(X, y, { ...params }, run)).model))
}

it('this engine has threads: else the tests below prove nothing', async () => {
  const kernels = await openKernels('auto', { bytes: 1 << 16, threads: 3 })
  expect(kernels.threads).toBe(3)
  kernels.close()
})

describe.each(['regression', 'binary', 'multiclass'] as const)(
  'any number of threads gives the same bits: %s',
  (task) => {
    const run = { seed: 5, task, classes: task === 'regression' ? 1 : task === 'binary' ? 2 : 3 }

    it('gradientBoosting on 45,000 rows', async () => {
      const params = { nEstimators: 4, subsample: task === 'binary' ? 0.7 : 1 }
      const fit = (more: Partial<FitOptions>) =>
        textOf(learners.gradientBoosting as Learner, 45_000, params, { ...run, ...more })
      const one = await fit({})
      expect(await fit({ threads: 2 })).toBe(one)
      expect(await fit({ threads: 3 })).toBe(one)
      expect(await fit({ kernel: 'js', threads: 2 })).toBe(one)
    })

    it.each(['randomForest', 'extraTrees'] as const)('%s', async (name) => {
      const params = { nEstimators: 21 }
      const fit = (more: Partial<FitOptions>) => textOf(learners[name] as Learner, 5_000, params, { ...run, ...more })
      const one = await fit({})
      expect(await fit({ threads: 2 })).toBe(one)
      expect(await fit({ threads: 4 })).toBe(one)
    })
  },
)

it('several fits share the threads there are', async () => {
  const fit = (seed: number, threads: number) =>
    textOf(learners.randomForest as Learner, 5_000, { nEstimators: 21 }, { seed, task: 'binary', classes: 2, threads })
  const alone = [await fit(1, 1), await fit(2, 1)]
  expect(await Promise.all([fit(1, 2), fit(2, 3)])).toEqual(alone)
})

it('an aborted fit lets its threads go', async () => {
  const { X, y } = makeTable({ task: 'binary', rowCount: 45_000 })
  const controller = new AbortController()
  const reason = new Error('enough')
  const fit = (learners.gradientBoosting as Learner).fit(
    X,
    y,
    { nEstimators: 1000 },
    {
      seed: 1,
      task: 'binary',
      classes: 2,
      threads: 2,
      signal: controller.signal,
      onProgress: ({ done }) => void (done === 2 && controller.abort(reason)),
    },
  )
  await expect(fit).rejects.toBe(reason)
  const kernels = await openKernels('auto', { bytes: 1 << 16, threads: 2 })
  expect(kernels.threads).toBe(2)
  kernels.close()
})
