import type { Prediction } from '../../../matrix/prediction.ts'
import type { Task } from '../../../matrix/task.ts'
import type { TreeArrays } from './forest-arrays.ts'
import type { ForestTarget } from './forest-target.ts'

/** Running votes for rows from trees that have not seen them. */
export interface OutOfBag {
  readonly sums: Float64Array
  readonly votes: Int32Array
}

export function startOutOfBag(rowCount: number, width: number): OutOfBag {
  return { sums: new Float64Array(rowCount * width), votes: new Int32Array(rowCount) }
}

/** Adds the leaf of the newest tree for every row that it was not grown on. */
export function addVotesInto({ sums, votes }: OutOfBag, arrays: TreeArrays, target: ForestTarget): void {
  const { draws, leaves, nodes } = arrays
  const { width, slots } = target
  const leaf = new Float64Array(width)
  for (let i = 0; i < draws.length; i++) {
    if (leaves[i] < 0) continue
    target.nodeValuesInto(leaf, 0, nodes.sums, leaves[i] * slots)
    for (let k = 0; k < width; k++) sums[i * width + k] += leaf[k]
    votes[i]++
  }
}

/** Means of the votes; NaN for rows that every tree has seen. */
export function outOfBagPrediction({ sums, votes }: OutOfBag, task: Task, width: number): Prediction {
  const values = sums.map((sum, at) => (votes[Math.floor(at / width)] > 0 ? sum / votes[Math.floor(at / width)] : NaN))
  return { task, rowCount: votes.length, width, values }
}
