import type { RunOptions } from '../util/run-options.ts'
import type { FinishedCandidate, SearchFrame } from './run-candidate.ts'
import { trainMember, type TrainedMember } from './train-member.ts'

/** The models of a candidate on one fold: those that were kept, else trained again, which gives the same. */
export async function foldMember(
  { spec, foldModels, agreedRounds }: FinishedCandidate,
  fold: number,
  { folds, target, seed }: Pick<SearchFrame, 'folds' | 'target' | 'seed'>,
  run: RunOptions,
): Promise<TrainedMember> {
  const encoded = folds[fold].encoded(spec.learner.encoding)
  return foldModels[fold] ?? trainMember(spec, encoded, target, { ...run, seed, rounds: agreedRounds })
}
