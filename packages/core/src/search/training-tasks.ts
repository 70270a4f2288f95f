import { learners, type LearnerName } from '../learners/index.ts'
import type { Learner } from '../learners/learner.ts'
import type { TaskOptions } from '../workers/pool.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import type { EncodedRows } from './prepare-fold.ts'
import { trainFold, type FoldOptions, type TrainedFold } from './train-fold.ts'
import type { TrainTarget } from './train-member.ts'

/** One training, as it is sent to a worker. The cells of `rows` stand in shared memory where there is any. */
export interface TrainingInput {
  readonly spec: Omit<CandidateSpec, 'learner'>
  readonly learner: string
  /** Tells the rows apart, so that what hangs on them (their bins) is made once in each worker. */
  readonly key: string
  /** Null: this worker has them. */
  readonly rows: EncodedRows | null
  readonly target: TrainTarget
  readonly options: Omit<FoldOptions, 'signal' | 'onProgress'>
}

/** The rows that this worker has seen in the search at hand. */
const seen = new Map<string, EncodedRows>()

/** What a worker of a search can do. */
export const trainingTasks = {
  train({ spec, learner, key, rows, target, options }: TrainingInput, { signal }: TaskOptions): Promise<TrainedFold> {
    if (rows !== null && !seen.has(key)) seen.set(key, rows)
    const named: Learner = learners[learner as LearnerName] as Learner
    return trainFold({ ...spec, learner: named }, seen.get(key)!, target, { ...options, ...(signal && { signal }) })
  },
  /** The search is over. */
  async forget(): Promise<void> {
    seen.clear()
  },
}
