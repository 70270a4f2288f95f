import { beforeAll, describe, expect, it, vi } from 'vitest'
import { hashPipeline } from '../../src/index.ts'
import { learners } from '../../src/learners/index.ts'
import type { Learner } from '../../src/learners/learner.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { fitSteps } from '../../src/pipeline/fit-steps.ts'
import type { FitSettings } from '../../src/search/search-settings.ts'
import type { SearchState } from '../../src/search/saved-search.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import type { Progress } from '../../src/util/run-options.ts'
import type * as NodeWorkers from '../../src/workers/node-worker.ts'
import { workerThreads } from '../../src/workers/node-worker.ts'
import { giveBack, takeWorkers } from '../../src/workers/kept-workers.ts'
import { trainerSpawner } from '../../src/search/trainer-spawner.ts'
import { shop } from './cases.ts'

/** Node before 22.18 cannot run TypeScript in a worker: there everything is trained on this thread, with the same results. */
const answers = vi.hoisted(() => ({ count: 0, fails: false, dies: false }))
vi.mock('../../src/workers/node-worker.ts', async (original) => {
  const { nodeWorker, ...others } = await original<typeof NodeWorkers>()
  return {
    ...others,
    nodeWorker: async (url: URL) => {
      let died = () => {}
      const port = await nodeWorker(answers.fails ? new URL('no-such-worker.js', url) : url)
      return {
        ...port,
        post: (question: Parameters<typeof port.post>[0]) => {
          port.post(question)
          if (answers.dies && question.kind === 'run' && question.task === 'train') void port.close().then(died)
        },
        listen: (onAnswer: Parameters<typeof port.listen>[0], onFailure: Parameters<typeof port.listen>[1]) => {
          died = () => onFailure(new Error('killed'))
          port.listen((answer) => {
            if (answer.kind === 'result' && answer.result !== undefined) answers.count++
            onAnswer(answer)
          }, onFailure)
        },
      }
    },
  }
})
const canRunTypeScript = 'typescript' in process.features && Boolean(process.features.typescript)

const lost = ({ code }: { readonly code: string }) => code === 'workers-missing'

/** Three workers that answer, kept for the searches below: a short one may be over before they have started. */
beforeAll(async () => {
  if (!canRunTypeScript || workerThreads() === null) return
  const workers = takeWorkers(3, trainerSpawner()!)
  await Promise.all(workers.map((worker) => worker.start()))
  for (const worker of workers) giveBack(worker, true)
}, 60_000)

/** What a search leaves, but for the times, which no two searches share. */
async function traceOf(dataset: Dataset, settings: FitSettings) {
  const seen: string[] = []
  const { pipeline, leaderboard, evaluation, findings } = await fit(dataset, {
    ...settings,
    onProgress: ({ stage, done, message }: Progress) => {
      if (stage === 'fit') seen.push(`${done} ${message}`)
    },
  })
  const rows = leaderboard.candidates.map(({ fitMilliseconds: _, predictMicrosecondsPerRow: __, ...row }) => row)
  return { hash: hashPipeline(pipeline), rows, evaluation, findings, seen }
}

describe('a search with several workers', () => {
  const few = { effort: 'low', folds: 3, candidates: ['constant', 'linear', 'gradientBoosting', 'extraTrees'] } as const
  const cases: readonly [string, number, Partial<FitSettings> & { target: string }, string][] = [
    ['with rounds that the folds agree on', 300, { target: 'amount', ...few }, 'done'],
    ['all fold models kept', 300, { target: 'amount', ...few, refit: false }, 'done'],
    ['a cap on the counted work', 300, { target: 'plan', effort: 'low', folds: 3, maxWork: 3e6 }, 'skipped'],
    [
      'candidates left after their first fold',
      10_400,
      { target: 'amount', learners: ['linear', 'gradientBoosting', 'decisionTree', 'elasticNet'], folds: 2 },
      'skipped',
    ],
  ]
  it.each(cases)('gives what one worker gives: %s', async (_, rowCount, settings, state) => {
    const dataset = await shop(rowCount)
    const wanted = await traceOf(dataset, { seed: 7, drop: ['id'], ...settings })
    expect(wanted.seen.length).toBeGreaterThan(8)
    expect(wanted.rows.map((row) => row.state)).toContain(state)
    answers.count = 0
    expect(await traceOf(dataset, { seed: 7, drop: ['id'], ...settings, workers: 3 })).toEqual(wanted)
    // how many trainings come to the workers depends on the clock, that some do does not: they wait already
    if (canRunTypeScript && workerThreads() !== null) expect(answers.count).toBeGreaterThan(0)
  })

  it('trains learners of the user here, beside those in workers', async () => {
    const own: Learner = { ...(learners.decisionTree as Learner), name: 'mine' }
    const dataset = await shop(300)
    const settings = { target: 'bought', drop: ['id'], seed: 7, learners: [own, 'logistic'] as const }
    expect(await traceOf(dataset, { ...settings, workers: 2 })).toEqual(await traceOf(dataset, settings))
  })

  it('trains here what a worker that cannot start was given', async () => {
    const dataset = await shop(300)
    const settings = { target: 'bought', drop: ['id'], seed: 7, learners: ['logistic', 'randomForest'] as const }
    const wanted = await traceOf(dataset, settings)
    expect(wanted.findings.filter(lost)).toEqual([])
    answers.fails = true
    const kept = takeWorkers(3, trainerSpawner()!)
    try {
      const { findings, ...others } = await traceOf(dataset, { ...settings, workers: 4 })
      expect({ ...others, findings: findings.filter((finding) => !lost(finding)) }).toEqual(wanted)
      expect(findings.filter(lost)).toEqual([
        expect.objectContaining({ severity: 'info', evidence: { asked: 4, missing: 3 } }),
      ])
    } finally {
      answers.fails = false
      for (const worker of kept) giveBack(worker, true)
    }
  })

  it.runIf(canRunTypeScript)('trains here what a worker that died in it was given', async () => {
    const dataset = await shop(300)
    const settings = { target: 'bought', drop: ['id'], seed: 7, learners: ['logistic', 'randomForest'] as const }
    const wanted = await traceOf(dataset, settings)
    answers.dies = true
    try {
      const { findings, ...others } = await traceOf(dataset, { ...settings, workers: 3 })
      expect({ ...others, findings: findings.filter((finding) => !lost(finding)) }).toEqual(wanted)
      expect(findings.filter(lost)).toEqual([expect.objectContaining({ evidence: { asked: 3, missing: 2 } })])
    } finally {
      answers.dies = false
    }
  })

  it('shows a candidate that fails as it fails here', async () => {
    const dataset = await shop(300)
    const zeros: Learner = {
      ...(learners.gradientBoosting as Learner),
      name: 'zeros',
      fit: async () => {
        throw new TypeError('nothing learned')
      },
    }
    const settings = { target: 'amount', drop: ['id'], seed: 7, learners: [zeros, 'linear'] as const }
    const { rows } = await traceOf(dataset, { ...settings, workers: 2 })
    expect(rows).toContainEqual(
      expect.objectContaining({
        id: 'zeros',
        state: 'failed',
        error: { code: 'unexpected', message: 'nothing learned' },
      }),
    )
  })

  it('stops at the signal at once, with the reason, and serves the next search', async () => {
    const dataset = await shop(2000)
    const controller = new AbortController()
    const running = fit(dataset, {
      target: 'bought',
      drop: ['id'],
      seed: 7,
      workers: 2,
      learners: ['gradientBoosting'],
      effort: 'high',
      signal: controller.signal,
      onProgress: ({ message }) => {
        if (message?.includes('Gradient boosting, fold 1')) controller.abort(new Error('enough'))
      },
    })
    await expect(running).rejects.toThrow('enough')
    const small = await shop(300)
    const settings = { target: 'bought', drop: ['id'], seed: 7, learners: ['logistic'] as const }
    expect(await traceOf(small, { ...settings, workers: 2 })).toEqual(await traceOf(small, settings))
  })

  it('goes on from a state that one worker left', async () => {
    const dataset = await shop(300)
    const settings = { target: 'amount', drop: ['id'], seed: 7, effort: 'low', folds: 3 } as const
    let state: SearchState | null = null
    for await (const step of fitSteps(dataset, settings)) {
      if (step.leaderboard.candidates.filter((row) => row.state === 'done').length < 3) continue
      state = step.state()
      break
    }
    const { hash } = await traceOf(dataset, { ...settings, workers: 2, resume: state! })
    expect(hash).toBe((await traceOf(dataset, settings)).hash)
  })
})
