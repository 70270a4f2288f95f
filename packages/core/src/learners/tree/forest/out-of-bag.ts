import { MISSING_BIN } from '../../../kernels/kernels.ts'
import type { Prediction } from '../../../matrix/prediction.ts'
import type { Task } from '../../../matrix/task.ts'
import type { ForestArrays } from './forest-arrays.ts'
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
export function addVotesInto({ sums, votes }: OutOfBag, draws: Int32Array, arrays: ForestArrays, target: ForestTarget, categorical: Uint8Array): void {
  const { bins, stride, nodes } = arrays
  const { feature, bin, left, missingLeft, sets } = nodes
  const leaf = new Float64Array(target.width)
  for (let i = 0; i < draws.length; i++) {
    if (draws[i] > 0) continue
    let node = 0
    while (left[node] >= 0) {
      const j = feature[node]
      const b = bins[j * stride + i]
      let goesLeft: number
      if (categorical[j] === 1) goesLeft = (sets[node * 8 + (b >> 5)] >>> (b & 31)) & 1
      else goesLeft = b === MISSING_BIN ? missingLeft[node] : b <= bin[node] ? 1 : 0
      node = left[node] + 1 - goesLeft
    }
    target.nodeValuesInto(leaf, 0, nodes.sums, node * target.slots)
    for (let k = 0; k < target.width; k++) sums[i * target.width + k] += leaf[k]
    votes[i]++
  }
}

/** Means of the votes; NaN for rows that every tree has seen. */
export function outOfBagPrediction({ sums, votes }: OutOfBag, task: Task, width: number): Prediction {
  const values = sums.map((sum, at) => (votes[Math.floor(at / width)] > 0 ? sum / votes[Math.floor(at / width)] : NaN))
  return { task, rowCount: votes.length, width, values }
}
