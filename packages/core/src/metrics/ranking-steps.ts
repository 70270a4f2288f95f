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
  const order = rowsByScore(scores)
  const thresholds: number[] = []
  const truePositives: number[] = []
  const falsePositives: number[] = []
  let positives = 0
  let negatives = 0
  for (let i = 0; i < order.length; i++) {
    const row = order[i]
    const weight = weights ? weights[row] : 1
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
