/** Raw scores (or responses) of one row to what comes of them. The argument may not be changed. */
export type ResponseMap = (scores: Float64Array) => Float64Array

/** Contributions of features (row-major features × scores) from a base. */
export interface Contributions {
  readonly base: Float64Array
  readonly values: Float64Array
}

const steps = 8
/** Below such a change of a score its contributions all but cancel, and the slope at the base says more than the change. */
const smallChange = 1e-8
const nearby = 1e-6

/**
 * Contributions to scores carried over to what a map makes of the scores, so that they add up again.
 *
 * The scores move from the base to those of the row on a straight line in a few steps; the change of the response in each step is given to
 * the scores that made it (one after another, the order forth and back averaged), and each score hands it on to the features in proportion
 * to what they contributed to the score: Aumann and Shapley's division along the line. For a single score it is one factor: the change of the
 * response over the change of the score.
 */
export function throughResponse({ base, values }: Contributions, map: ResponseMap): Contributions {
  const width = base.length
  const featureCount = values.length / width
  const change = new Float64Array(width)
  values.forEach((value, i) => (change[i % width] += value))
  const moved = movedResponse(base, change, map)
  const start = map(base)
  const outputs = start.length
  const carried = new Float64Array(featureCount * outputs)
  for (let score = 0; score < width; score++) {
    const isSmall = Math.abs(change[score]) < smallChange
    const slopes = isSmall ? slopesAt(base, score, map) : moved.subarray(score * outputs, (score + 1) * outputs)
    for (let feature = 0; feature < featureCount; feature++) {
      const share = values[feature * width + score] / (isSmall ? 1 : change[score])
      for (let k = 0; k < outputs; k++) carried[feature * outputs + k] += share * slopes[k]
    }
  }
  return { base: start, values: carried }
}

/** How much of the change of every output each score made: row-major scores × outputs. */
function movedResponse(base: Float64Array, change: Float64Array, map: ResponseMap): Float64Array {
  const width = base.length
  const count = width === 1 ? 1 : steps
  const outputs = map(base).length
  const moved = new Float64Array(width * outputs)
  for (let step = 0; step < count; step++) {
    for (const isForth of width === 1 ? [true] : [true, false]) {
      const at = base.map((score, i) => score + (step / count) * change[i])
      let before = map(at)
      for (let i = 0; i < width; i++) {
        const score = isForth ? i : width - 1 - i
        at[score] = base[score] + ((step + 1) / count) * change[score]
        const after = map(at)
        for (let k = 0; k < outputs; k++) moved[score * outputs + k] += (after[k] - before[k]) / (width === 1 ? 1 : 2)
        before = after
      }
    }
  }
  return moved
}

function slopesAt(base: Float64Array, score: number, map: ResponseMap): Float64Array {
  const above = base.slice()
  const below = base.slice()
  above[score] += nearby
  below[score] -= nearby
  const lower = map(below)
  return map(above).map((value, k) => (value - lower[k]) / (2 * nearby))
}
