// A learner of your own takes part like any other: cross-validation, leaderboard, export. It returns one of the plain model
// formats (here `linear`), so predict and every export can read it without knowing where it came from.
import { fileURLToPath } from 'node:url'
import { exportModel, fit, load, verify } from '@csvanalyzer/core'

/** A line through the medians of the lower and the upper third of one feature: hard to mislead by outliers. */
const resistantLine = {
  name: 'resistantLine',
  title: 'Resistant line',
  tasks: ['regression'],
  encoding: 'linear',
  complexity: 1,
  params: {},
  async fit(matrix, y, _params, { rows = Int32Array.from(y.keys()) }) {
    const feature = strongest(matrix, y, rows)
    const order = Array.from(rows).sort((a, b) => matrix.columns[feature][a] - matrix.columns[feature][b])
    const third = Math.floor(order.length / 3)
    const [low, high] = [order.slice(0, third), order.slice(-third)]
    const middle = (part, values) => median(part.map((row) => values[row]))
    const x = [middle(low, matrix.columns[feature]), middle(high, matrix.columns[feature])]
    const slope = x[1] > x[0] ? (middle(high, y) - middle(low, y)) / (x[1] - x[0]) : 0
    const intercept = median(order.map((row) => y[row] - slope * matrix.columns[feature][row]))
    return {
      model: {
        version: 1,
        format: 'linear',
        task: 'regression',
        classes: 1,
        link: 'identity',
        features: Int32Array.of(feature),
        coefficients: Float64Array.of(slope),
        intercepts: Float64Array.of(intercept),
      },
      details: { work: rows.length * matrix.features.length },
    }
  },
}

function strongest({ columns }, y, rows) {
  const covariance = (x) => {
    const mean = (values) => rows.reduce((sum, row) => sum + values[row], 0) / rows.length
    const [a, b] = [mean(x), mean(y)]
    return Math.abs(rows.reduce((sum, row) => sum + (x[row] - a) * (y[row] - b), 0))
  }
  return columns.map(covariance).reduce((best, value, j, all) => (value > all[best] ? j : best), 0)
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

const dataset = await load(fileURLToPath(new URL('../data/wine.csv', import.meta.url)))
const { leaderboard } = await fit(dataset, {
  target: 'quality',
  learners: [resistantLine, 'linear'],
  seed: 7,
})
for (const { title, state, baseline } of leaderboard.candidates)
  console.log(`${title}: ${state}${baseline ? ' (baseline)' : ''}`)

const alone = await fit(dataset, { target: 'quality', learners: [resistantLine], seed: 7 })
console.log(`chosen alone: ${alone.pipeline.recipe.members[0].learner}`)
console.log(`as SQL: ${(await exportModel(alone.pipeline, 'sql')).includes('SELECT')}`)
console.log((await verify(alone.pipeline, dataset, { learners: [resistantLine] })).message)
