import type { Candidate } from './leaderboard.ts'
import { blendCandidates, type FinishedBlend } from './blend-candidate.ts'
import { bestBaseline, chooseWinner } from './choose-winner.ts'
import { waitingRow } from './leaderboard-state.ts'
import { foldScoresOf, type FinishedCandidate, type SearchFrame } from './run-candidate.ts'
import type { ChosenMembers } from './refit.ts'
import { scoresByName } from './scores-by-name.ts'
import type { Prefer } from './search-settings.ts'
import type { Prediction } from '../matrix/prediction.ts'

/** What was chosen, with its out-of-fold predictions. */
export interface Choice {
  readonly id: string
  readonly reason: string
  readonly members: ChosenMembers
  readonly predicted: Prediction
}

const blendId = 'blend'

/**
 * Blends the candidates, puts the blend on the board, and takes the winner; the best baseline when the search never came to
 * another candidate. Null when none is done, or when all that were tried failed.
 */
export function chooseMembers(
  finished: readonly FinishedCandidate[],
  frame: SearchFrame,
  prefer: Prefer,
): Choice | null {
  const blend = blendCandidates(finished.filter(canBeBlended), frame.oof, frame.seed)
  if (blend !== null) frame.board.add(blendRow(blend, frame))
  const complexity = (row: Candidate) =>
    finished.find(({ spec }) => spec.id === row.id)?.spec.learner.complexity ?? Infinity
  const board = frame.board.snapshot()
  const winner = chooseWinner(board, prefer, complexity, blendId) ?? bestBaseline(board)
  if (winner === null) return null
  frame.board.update(winner.id, { chosen: true })
  if (winner.id === blendId) return { ...winner, members: blend!.members, predicted: blend!.predicted }
  const candidate = finished.find(({ spec }) => spec.id === winner.id)!
  return { ...winner, members: [{ weight: 1, candidate }], predicted: candidate.predicted }
}

function canBeBlended(candidate: FinishedCandidate): boolean {
  return canBeChosen(candidate) && candidate.spec.response !== 'yeo-johnson'
}

export function canBeChosen({ spec }: FinishedCandidate): boolean {
  return !spec.baseline
}

function blendRow(blend: FinishedBlend, frame: SearchFrame): Candidate {
  const { members, predicted } = blend
  const rows = members.map(({ candidate }) => frame.board.get(candidate.spec.id))
  const sum = (of: (row: Candidate) => number) => rows.reduce((total, row) => total + of(row), 0)
  const weights = Object.fromEntries(members.map(({ weight, candidate }) => [candidate.spec.id, weight]))
  return {
    ...waitingRow({
      id: blendId,
      title: `Blend of ${members.length}`,
      params: { weights },
      baseline: false,
      learner: { name: blendId },
    }),
    state: 'done',
    foldScores: foldScoresOf(frame, predicted),
    metrics: scoresByName(frame.target.task, frame.oof, predicted),
    fitMilliseconds: sum((row) => row.fitMilliseconds),
    predictMicrosecondsPerRow: sum((row) => row.predictMicrosecondsPerRow),
    modelBytes: sum((row) => row.modelBytes),
    work: sum((row) => row.work),
  }
}
