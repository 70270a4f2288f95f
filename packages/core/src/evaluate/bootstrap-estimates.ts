import type { Metric } from '../metrics/metric.ts'
import { metricsOfTask } from '../metrics/metrics-of-task.ts'
import { randomFrom, type Random } from '../util/random.ts'
import type { RunOptions } from '../util/run-options.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import type { Estimate } from './estimate.ts'
import type { JudgedRows } from './judged-rows.ts'

const drawCount = 200
/** Larger sets are drawn m out of n, and the spread is scaled by √(m/n): the same interval for less work. Classes may be rare, amounts are not. */
const mostRowsDrawn = { binary: 2000, multiclass: 2000, regression: 1000 }

/** Every metric of the task that is defined, with its 95 % bootstrap interval over rows. */
export async function bootstrapEstimates(
  judged: JudgedRows,
  run: RunOptions = {},
): Promise<{ readonly [name: string]: Estimate }> {
  const metrics = metricsOfTask(judged.task)
  const values = scoreAll(metrics, judged)
  const random = randomFrom(judged.seed, 'bootstrap')
  const draws: Float64Array[] = []
  for (let draw = 0; draw < drawCount; draw++) {
    await breathe(run.signal)
    draws.push(scoreAll(metrics, drawRows(judged, random)))
  }
  const scale = Math.sqrt(rowsDrawn(judged) / judged.rows.length)
  const estimates = metrics.map(
    (metric, m) =>
      [
        metric.name,
        estimateOf(
          metric,
          values[m],
          draws.map((draw) => draw[m]),
          scale,
        ),
      ] as const,
  )
  return Object.fromEntries(estimates.filter(([, estimate]) => estimate.value - estimate.value === 0))
}

function rowsDrawn({ task, rows }: JudgedRows): number {
  return Math.min(rows.length, mostRowsDrawn[task])
}

function scoreAll(metrics: readonly Metric[], { actual, predicted, weights, rule }: JudgedRows): Float64Array {
  return Float64Array.from(metrics, (metric) => metric.score(actual, predicted, weights, rule))
}

function drawRows(judged: JudgedRows, random: Random): JudgedRows {
  const { actual, predicted, weights } = judged
  const { width } = predicted
  const count = rowsDrawn(judged)
  const drawn = {
    actual: new Float64Array(count),
    values: new Float64Array(count * width),
    weights: new Float64Array(weights ? count : 0),
  }
  for (let i = 0; i < count; i++) {
    const row = random.integer(actual.length)
    drawn.actual[i] = actual[row]
    for (let k = 0; k < width; k++) drawn.values[i * width + k] = predicted.values[row * width + k]
    if (weights) drawn.weights[i] = weights[row]
  }
  return {
    ...judged,
    actual: drawn.actual,
    predicted: { ...predicted, rowCount: count, values: drawn.values },
    ...(weights && { weights: drawn.weights }),
  }
}

/** Percentiles of the deviations from the value, so that the value always lies inside. */
function estimateOf({ range }: Metric, value: number, draws: readonly number[], scale: number): Estimate {
  const deviations = Float64Array.from(
    draws.filter((draw) => draw - draw === 0),
    (draw) => (draw - value) * scale,
  ).sort()
  if (deviations.length === 0) return { value, lower: value, upper: value }
  const at = (share: number) => deviations[Math.floor(share * (deviations.length - 1) + 0.5)]
  return {
    value,
    lower: Math.max(Math.min(...range), value + Math.min(0, at(0.025))),
    upper: Math.min(Math.max(...range), value + Math.max(0, at(0.975))),
  }
}
