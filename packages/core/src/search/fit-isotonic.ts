import type { Calibration } from '../models/model.ts'
import type { LabelledPrediction } from './labelled-prediction.ts'

/** At most so many points are kept: neighbours are merged until each holds a fair share of the rows. */
const mostPoints = 40
/** Added to each point, in rows, at the share of all: no point says never or always. */
const prior = 1

interface Block {
  weight: number
  positives: number
  scores: number
}

/**
 * Isotonic correction of binary probabilities by pooling adjacent violators. Each block becomes one point at its mean
 * score, so that the map between points is a line, not a step, and keeps the order inside a block.
 */
export function fitIsotonic({
  actual,
  predicted,
  weights,
}: LabelledPrediction): Extract<Calibration, { kind: 'isotonic' }> {
  const scores = Float64Array.from({ length: predicted.rowCount }, (_, row) => predicted.values[2 * row + 1])
  const order = Uint32Array.from(scores, (_, row) => row).sort((a, b) => scores[a] - scores[b] || a - b)
  const blocks: Block[] = []
  for (const row of order) {
    const weight = weights ? weights[row] : 1
    if (weight > 0) blocks.push({ weight, positives: weight * actual[row], scores: weight * scores[row] })
    pool(blocks, isOutOfOrder)
  }
  const total = blocks.reduce((sum, block) => sum + block.weight, 0)
  const share = blocks.reduce((sum, block) => sum + block.positives, 0) / total
  const points = mergeSmall(blocks, total / mostPoints)
  return {
    kind: 'isotonic',
    x: Float64Array.from(points, (block) => block.scores / block.weight),
    y: Float64Array.from(points, (block) => (block.positives + prior * share) / (block.weight + prior)),
  }
}

const isOutOfOrder = (before: Block, after: Block) => before.positives * after.weight >= after.positives * before.weight

function pool(blocks: Block[], mustMerge: (before: Block, after: Block) => boolean): void {
  while (blocks.length > 1 && mustMerge(blocks[blocks.length - 2], blocks[blocks.length - 1])) {
    const last = blocks.pop()!
    const before = blocks[blocks.length - 1]
    before.weight += last.weight
    before.positives += last.positives
    before.scores += last.scores
  }
}

function mergeSmall(blocks: readonly Block[], smallest: number): readonly Block[] {
  const merged: Block[] = []
  for (const block of blocks) {
    merged.push({ ...block })
    pool(merged, (before, after) => before.weight < smallest || isOutOfOrder(before, after))
  }
  if (merged.length > 1 && merged[merged.length - 1].weight < smallest) pool(merged, onceOnly())
  return merged
}

function onceOnly(): () => boolean {
  let done = false
  return () => {
    const first = !done
    done = true
    return first
  }
}
