import { expect, it } from 'vitest'
import { metrics } from '../../src/metrics/index.ts'
import { startLeaderboard, waitingRow } from '../../src/search/leaderboard-state.ts'

it('puts the candidate that is surer of what is right first when scores are equal', () => {
  const split = { kind: 'random', column: null, reason: '' } as const
  const board = startLeaderboard([], { metric: metrics.rocAuc, folds: 2, split, testShare: 0.5 })
  for (const [id, score, logLoss] of [
    ['vague', 1, 0.2],
    ['sure', 1, 0.01],
    ['worse', 0.9, 0.001],
  ] as const) {
    const row = waitingRow({ id, title: id, params: {}, baseline: false, learner: { name: id } })
    board.add({ ...row, state: 'done', foldScores: [score, score], metrics: { logLoss } })
  }
  expect(board.snapshot().candidates.map(({ id }) => id)).toEqual(['sure', 'vague', 'worse'])
})
