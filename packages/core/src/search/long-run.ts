import type { Learner, LongRun } from '../learners/learner.ts'
import type { TreesModel } from '../models/model.ts'
import { firstTrees } from '../models/first-trees.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import type { EncodedRows } from './prepare-fold.ts'

/** What a training of fewer rounds would have given, found in one that went further. */
export interface FoundRun {
  readonly model: TreesModel
  readonly work: number
  /** What these rounds took then. */
  readonly milliseconds: number
}

interface KeptRun {
  readonly learner: Learner
  readonly run: LongRun
  readonly milliseconds: number
}

/** Watching validation rows changes no tree: the first rounds of a training that watched are those of one that did not. */
const kept = new WeakMap<EncodedRows, Map<string, KeptRun>>()

export function keepRun(
  encoded: EncodedRows,
  spec: CandidateSpec,
  seed: number,
  { run, milliseconds }: Omit<KeptRun, 'learner'>,
): void {
  const runs = kept.get(encoded) ?? new Map<string, KeptRun>()
  kept.set(encoded, runs)
  runs.set(keyOf(spec, seed), { learner: spec.learner, run, milliseconds })
}

/** Taken out: it is asked for once. Null where none was kept, or it ended earlier. */
export function takeRun(encoded: EncodedRows, spec: CandidateSpec, seed: number, rounds: number): FoundRun | null {
  const runs = kept.get(encoded)
  const known = runs?.get(keyOf(spec, seed))
  if (!runs || !known || known.learner !== spec.learner) return null
  runs.delete(keyOf(spec, seed))
  const { run, milliseconds } = known
  if (rounds >= run.treesAfter.length) return null
  const work = run.workAfter[rounds]
  const all = run.workAfter[run.workAfter.length - 1]
  return {
    model: firstTrees(run.model, run.treesAfter[rounds]),
    work,
    milliseconds: all > 0 ? (milliseconds * work) / all : 0,
  }
}

function keyOf({ learner, params, response }: CandidateSpec, seed: number): string {
  return JSON.stringify([learner.name, params, response, seed])
}
