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
