import type { RegressionEvaluation } from './evaluation.ts'
import type { JudgedRows } from './judged-rows.ts'
import { r2 } from '../metrics/r2.ts'
import { thin } from './thin.ts'

const mostPoints = 1000
const residualBins = 30
const groupCount = 5

export function regressionEvaluation(judged: JudgedRows): RegressionEvaluation {
  const { rows, actual, predicted } = judged
  const positions = Array.from(rows.keys())
  return {
    adjustedR2: adjustedR2(judged),
    points: thin(positions, mostPoints).map((i) => ({
      row: rows[i],
      actual: actual[i],
      predicted: predicted.values[i],
    })),
    residuals: residualHistogram(judged),
    byQuintile: quintiles(judged),
    interval: intervalOf(judged, positions),
  }
}

/** 1 − (1 − R²)(n − 1)/(n − p − 1), p being the columns that the model reads. */
function adjustedR2({ actual, predicted, weights, rows, table }: JudgedRows): number | null {
  const free = rows.length - (table?.columns.length ?? 0) - 1
  const value = 1 - ((1 - r2.score(actual, predicted, weights)) * (rows.length - 1)) / free
  return free > 0 && value - value === 0 ? value : null
}

/** Actual − predicted in equal steps; the outer 1 % on each side are counted in the end bins. */
function residualHistogram({ actual, predicted }: JudgedRows): RegressionEvaluation['residuals'] {
  const residuals = actual.map((value, row) => value - predicted.values[row])
  const sorted = residuals.slice().sort()
  const low = sorted[Math.floor(0.01 * (sorted.length - 1))]
  const high = sorted[Math.ceil(0.99 * (sorted.length - 1))]
  const step = (high - low) / residualBins
  if (!(step > 0)) return { edges: [low, high], counts: [residuals.length] }
  const counts = new Array<number>(residualBins).fill(0)
  for (const residual of residuals)
    counts[Math.max(0, Math.min(residualBins - 1, Math.floor((residual - low) / step)))]++
  return { edges: Array.from({ length: residualBins + 1 }, (_, i) => low + i * step), counts }
}

/** Errors in fifths of the prediction: where the model can be trusted. */
function quintiles(judged: JudgedRows): RegressionEvaluation['byQuintile'] {
  const { values } = judged.predicted
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b] || a - b)
  const groups = Math.min(groupCount, order.length)
  return Array.from({ length: groups }, (_, g) => {
    const group = order.slice(Math.floor((g * order.length) / groups), Math.floor(((g + 1) * order.length) / groups))
    const errors = group.map((row) => values[row] - judged.actual[row])
    return {
      from: values[group[0]],
      to: values[group[group.length - 1]],
      rmse: Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / group.length),
      bias: errors.reduce((sum, error) => sum + error, 0) / group.length,
      count: group.length,
      coverage: intervalOf(judged, group)?.observed ?? null,
    }
  })
}

function intervalOf({ bounds, actual }: JudgedRows, positions: readonly number[]): RegressionEvaluation['interval'] {
  if (bounds === null || positions.length === 0) return null
  const inside = positions.filter((i) => actual[i] >= bounds.lower[i] && actual[i] <= bounds.upper[i])
  const width = positions.reduce((sum, i) => sum + bounds.upper[i] - bounds.lower[i], 0)
  return { coverage: bounds.coverage, observed: inside.length / positions.length, meanWidth: width / positions.length }
}
