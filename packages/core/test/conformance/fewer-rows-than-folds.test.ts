import { describe, expect, it } from 'vitest'
import { fit, learners, predict, type LearnerName } from '../../src/index.ts'
import { shop } from '../search/cases.ts'

const targets = { binary: 'bought', multiclass: 'plan', regression: 'amount' } as const

/** Twelve rows and fifty folds: the search takes as many folds as the rows, or their rarest class, allow. */
describe.each(Object.keys(learners) as LearnerName[])('%s on fewer rows than folds', (name) => {
  it.each(learners[name].tasks)('%s: is trained and answers', async (task) => {
    const dataset = await shop(12, 3)
    const { pipeline, leaderboard } = await fit(dataset, {
      effort: 'low',
      target: targets[task],
      drop: ['id', ...Object.values(targets).filter((column) => column !== targets[task])],
      learners: [name],
      folds: 50,
      seed: 7,
    })
    expect(leaderboard.folds).toBeGreaterThanOrEqual(2)
    expect(leaderboard.folds).toBeLessThanOrEqual(12)
    expect(
      leaderboard.candidates.find((row) => row.learner === name && !row.baseline) ?? leaderboard.candidates[0],
    ).toMatchObject({ state: 'done' })
    const { values } = predict(pipeline, dataset).prediction
    expect(values.every(Number.isFinite)).toBe(true)
  })
})
