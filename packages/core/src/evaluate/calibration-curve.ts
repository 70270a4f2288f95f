import { classProbability } from '../metrics/class-probability.ts'
import { exp } from '../util/exp.ts'
import type { ClassificationEvaluation } from './evaluation.ts'
import type { JudgedRows } from './judged-rows.ts'

const binCount = 15

type Bin = ClassificationEvaluation['calibration'][number]

/**
 * Mean predicted probability against observed share in bins of equal mass: of the positive class, or for several classes
 * of every (row, class) pair.
 */
export function calibrationCurve({ actual, predicted, weights }: JudgedRows): readonly Bin[] {
  const classes = predicted.width === 2 ? [1] : Array.from({ length: predicted.width }, (_, k) => k)
  const pairs = classes.flatMap((k) =>
    Array.from(classProbability(predicted, k), (probability, row) => ({
      probability,
      hit: actual[row] === k ? 1 : 0,
      weight: weights ? weights[row] : 1,
    })),
  )
  pairs.sort((a, b) => a.probability - b.probability)
  return slices(pairs.length, binCount).map(([begin, end]) => binOf(pairs.slice(begin, end)))
}

function slices(length: number, count: number): readonly (readonly [number, number])[] {
  const used = Math.min(count, length)
  return Array.from(
    { length: used },
    (_, i) => [Math.floor((i * length) / used), Math.floor(((i + 1) * length) / used)] as const,
  )
}

interface Pair {
  readonly probability: number
  readonly hit: number
  readonly weight: number
}

function binOf(pairs: readonly Pair[]): Bin {
  const count = pairs.reduce((sum, pair) => sum + pair.weight, 0)
  const mean = (of: (pair: Pair) => number) =>
    count > 0 ? pairs.reduce((sum, pair) => sum + pair.weight * of(pair), 0) / count : 0
  return {
    predicted: mean((pair) => pair.probability),
    observed: mean((pair) => pair.hit),
    count,
    chance: chanceOf(
      mean(({ weight }) => weight),
      mean(({ probability, weight }) => weight * probability * (1 - probability)),
      count,
    ),
  }
}

/**
 * What comes true scatters around its probability, by √(2 / π) standard deviations on average; where less than one of the rows
 * departs from the likelier side, as rare events do (Poisson). Uneven weights count as fewer rows: those of the mean weight.
 */
function chanceOf(weight: number, variance: number, count: number): number {
  if (!(weight > 0)) return 0
  const departures = (count * variance) / (weight * weight)
  const scatter = departures < 1 ? 2 * departures * exp(-departures) : Math.sqrt((2 / Math.PI) * departures)
  return (scatter * weight) / count
}
