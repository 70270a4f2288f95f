import type { JsonObject } from '../util/json.ts'
import type { CandidateSpec } from './candidate-spec.ts'

/** What learners that go by rounds call them. */
const roundsParam = 'nEstimators'
const patienceParam = 'earlyStoppingRounds'

/** Whether the learner watches validation rows to find its number of rounds. */
export function stopsEarly({ learner }: Pick<CandidateSpec, 'learner'>): boolean {
  return roundsParam in learner.params && patienceParam in learner.params
}

/** Parameters that train a given number of rounds and watch nothing. */
export function fixedRounds(spec: Pick<CandidateSpec, 'learner'>, rounds: number): JsonObject {
  return stopsEarly(spec) ? { [roundsParam]: rounds, [patienceParam]: 0 } : {}
}

/** All rows are a little more than those of a fold, and so are the rounds that they bear. */
const growth = 1.05

/** The rounds for all rows, from those that the folds found; undefined where there are none. */
export function refitRounds(rounds: readonly number[]): number | undefined {
  if (rounds.length === 0) return undefined
  return Math.max(1, Math.floor((growth * rounds.reduce((sum, count) => sum + count, 0)) / rounds.length + 0.5))
}

/** Below so many rows the validation rows of a fold are too few to choose its rounds without flattering it: the folds choose together. */
const fewRows = 5000

export function sharesRounds(spec: Pick<CandidateSpec, 'learner'>, rowCount: number): boolean {
  return stopsEarly(spec) && rowCount < fewRows
}

/** The number of rounds with the least mean loss over the folds; a curve that ended counts on with its last loss. */
export function commonRounds(curves: readonly (readonly number[])[]): number {
  const longest = Math.max(...curves.map((curve) => curve.length))
  let best = 1
  let bestLoss = Infinity
  for (let round = 1; round < longest; round++) {
    const loss = curves.reduce((sum, curve) => sum + curve[Math.min(round, curve.length - 1)], 0)
    if (loss >= bestLoss) continue
    best = round
    bestLoss = loss
  }
  return best
}
