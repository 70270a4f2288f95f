/** Cumulated weights of both classes from the highest score down, one step per distinct score. */
export interface RankingSteps {
  /** The score of each step: rows with at least it are counted. */
  readonly thresholds: Float64Array
  readonly truePositives: Float64Array
  readonly falsePositives: Float64Array
  readonly positives: number
  readonly negatives: number
}

/** What ROC, precision–recall and gain curves are drawn from. `positive` is the class asked about. */
export function rankingSteps(
  actual: Float64Array,
  scores: Float64Array,
  positive: number,
  weights?: Float64Array,
): RankingSteps {
  return weights ? weightedSteps(actual, scores, positive, weights) : countedSteps(actual, scores, positive)
}

/** Rows without weights are counted: whole numbers add up to the same in any order, so that the scores alone are sorted. */
function countedSteps(actual: Float64Array, scores: Float64Array, positive: number): RankingSteps {
  const thresholds = distinctFromTheTop(scores)
  const truePositives = new Float64Array(thresholds.length)
  const falsePositives = new Float64Array(thresholds.length)
  for (let row = 0; row < scores.length; row++) {
    const counts = actual[row] === positive ? truePositives : falsePositives
    counts[stepOf(thresholds, scores[row])]++
  }
  for (let step = 1; step < thresholds.length; step++) {
    truePositives[step] += truePositives[step - 1]
    falsePositives[step] += falsePositives[step - 1]
  }
  const last = thresholds.length - 1
  return {
    thresholds,
    truePositives,
    falsePositives,
    positives: last < 0 ? 0 : truePositives[last],
    negatives: last < 0 ? 0 : falsePositives[last],
  }
}

function distinctFromTheTop(scores: Float64Array): Float64Array {
  const sorted = scores.slice().sort()
  const distinct = new Float64Array(sorted.length)
  let count = 0
  for (let i = sorted.length - 1; i >= 0; i--)
    if (count === 0 || sorted[i] !== distinct[count - 1]) distinct[count++] = sorted[i]
  return distinct.slice(0, count)
}

/** The place of a score among the falling thresholds, without a branch on the scores. */
function stepOf(thresholds: Float64Array, score: number): number {
  let low = 0
  for (let size = thresholds.length; size > 1;) {
    const half = size >> 1
    low = thresholds[low + half] >= score ? low + half : low
    size -= half
  }
  return low
}

function weightedSteps(
  actual: Float64Array,
  scores: Float64Array,
  positive: number,
  weights: Float64Array,
): RankingSteps {
  const order = rowsByScore(scores)
  const thresholds: number[] = []
  const truePositives: number[] = []
  const falsePositives: number[] = []
  let positives = 0
  let negatives = 0
  for (let i = 0; i < order.length; i++) {
    const row = order[i]
    const weight = weights[row]
    if (actual[row] === positive) positives += weight
    else negatives += weight
    if (i + 1 < order.length && scores[order[i + 1]] === scores[row]) continue
    thresholds.push(scores[row])
    truePositives.push(positives)
    falsePositives.push(negatives)
  }
  return {
    thresholds: Float64Array.from(thresholds),
    truePositives: Float64Array.from(truePositives),
    falsePositives: Float64Array.from(falsePositives),
    positives,
    negatives,
  }
}

function rowsByScore(scores: Float64Array): Uint32Array {
  const order = new Uint32Array(scores.length)
  for (let row = 0; row < order.length; row++) order[row] = row
  return order.sort((a, b) => scores[b] - scores[a] || a - b)
}
