import type { Prediction } from '../matrix/prediction.ts'
import { interpolate } from '../models/interpolate.ts'
import { randomFrom } from '../util/random.ts'
import { exp } from '../util/exp.ts'
import { log } from '../util/log.ts'
import type { RunOptions } from '../util/run-options.ts'
import { blendPredictions } from './blend-weights.ts'
import type { Choice } from './choose-members.ts'
import { shareOfBand, type Intervals } from './conformal-intervals.ts'
import { applyCorrection } from './correct-member.ts'
import { stratifiedFolds } from './folds.ts'
import { takeNumbers } from './labelled-prediction.ts'
import { predictMembers } from './member-model.ts'
import { prepareRows, type PreparedRows } from './prepare-fold.ts'
import type { PreparedSearch } from './prepare-search.ts'
import { takeBack } from './response.ts'
import { trainMember } from './train-member.ts'

/** Below so many rows one fold is too short to tell a smaller error from luck. */
const fewestRows = 10_000
/** Errors are compared around the quantile that the band is about, not at a single row. */
const window = { from: 0.84, to: 0.96 }
const narrowest = 0.5
const timeOrder = 'time-order-across-folds'

/**
 * How much narrower, at each of its points, the band of a model of all rows may be than that of the models of the folds, which
 * saw fewer. Rows can help large predictions more than small ones, so the factor is a line over the fifths of the prediction. One fold is trained once more on as much less as a fold has less than all rows; errors that shrink by a factor from
 * there to the fold shrink by the same factor from the fold to all rows, as long as they follow a power of the number of rows.
 * Null where that cannot be told: few rows, rows that are no random draw, or copies among them. Time order is no hindrance: the
 * intervals are those of rows between the rows of the file, and the second look says how later ones fare.
 */
export async function narrowingOfIntervals(
  search: PreparedSearch,
  choice: Choice,
  intervals: Intervals,
  run: RunOptions,
): Promise<Float64Array | null> {
  const { split, oof } = search
  const isDraw = split.split.kind === 'random' && (split.strict === null || split.strict.code === timeOrder)
  if (oof.rows.length < fewestRows || !isDraw) return null
  const positions = oof.positions[0]
  const actual = takeNumbers(oof.actual, positions)
  const ofFold = takeNumbers(choice.predicted.values, positions)
  const ofLess = (await trainedOnLess(search, choice, run)).values
  const shareOf = (predicted: Float64Array, rows: Int32Array) =>
    typicalShare(intervals, takeNumbers(actual, rows), takeNumbers(predicted, rows))
  const [fifths, ofLessFifths] = [ofFold, ofLess].map(fifthsOf)
  const line = lineThrough(fifths.map((rows, i) => log(shareOf(ofFold, rows) / shareOf(ofLess, ofLessFifths[i]))))
  if (!line.every(Number.isFinite)) return null
  const at = Float64Array.from(fifths, (rows) => meanOf(takeNumbers(ofFold, rows)))
  return intervals.at.map((point) => Math.min(1, Math.max(narrowest, exp(interpolate(at, line, point)))))
}

/** The places of the values, in fifths of their order. */
function fifthsOf(values: Float64Array): readonly Int32Array[] {
  const order = Int32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b)
  const cut = (fifth: number) => Math.floor((fifth * order.length) / 5)
  return [0, 1, 2, 3, 4].map((fifth) => order.subarray(cut(fifth), cut(fifth + 1)))
}

/** The least-squares line through equally spaced values, at their places. */
function lineThrough(values: readonly number[]): Float64Array {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const slope =
    values.reduce((sum, value, i) => sum + (i - middle) * value, 0) /
    values.reduce((sum, _, i) => sum + (i - middle) * (i - middle), 0)
  return Float64Array.from(values, (_, i) => mean + slope * (i - middle))
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

async function trainedOnLess(search: PreparedSearch, { members }: Choice, run: RunOptions): Promise<Prediction> {
  const { material, split, target, seed } = search
  const { train, validation } = split.folds[0]
  const random = randomFrom(seed, 'narrowing')
  const [less] = stratifiedFolds(train, new Int32Array(train.length), split.folds.length, random)
  const prepared = await prepareRows(material, less.train, validation, run)
  const parts: Prediction[] = []
  for (const { candidate } of members) parts.push(await answerOf(candidate, prepared))
  return blendPredictions(
    parts,
    Float64Array.from(members, ({ weight }) => weight),
  )

  async function answerOf(
    { spec, correction }: Choice['members'][number]['candidate'],
    { encoded }: PreparedRows,
  ): Promise<Prediction> {
    const rows = encoded(spec.learner.encoding)
    const { models, lambda } = await trainMember(spec, rows, target, { ...run, seed })
    return applyCorrection(takeBack(predictMembers(models, rows.matrix, rows.validationRows), lambda), correction)
  }
}

/** The mean share of the band that the errors around its quantile fill. */
function typicalShare(intervals: Intervals, actual: Float64Array, predicted: Float64Array): number {
  const shares = Float64Array.from(actual, (value, i) =>
    shareOfBand(intervals, value - predicted[i], predicted[i]),
  ).sort()
  const some = shares.subarray(Math.floor(window.from * shares.length), Math.ceil(window.to * shares.length))
  return some.reduce((sum, share) => sum + share, 0) / some.length
}
