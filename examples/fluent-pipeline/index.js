// The same flow as one value that can be kept, continued and stopped; a step in the wrong place does not compile.
import { fileURLToPath } from 'node:url'
import { pipeline } from '@csvanalyzer/core'

const file = fileURLToPath(new URL('../data/wine.csv', import.meta.url))
const stop = new AbortController()
setTimeout(() => stop.abort(new Error('took longer than five minutes')), 300_000).unref()

const stages = new Set()
const run = await pipeline()
  .load(file)
  .profile()
  .clean('suggested')
  .fit({ target: 'quality', learners: ['linear', 'decisionTree'], effort: 'low', seed: 7 })
  .evaluate()
  .export('json')
  .run({ signal: stop.signal, onProgress: ({ stage }) => stages.add(stage) })

console.log(`${run.plan.steps.length} cleaning steps, ${run.leaderboard.candidates.length} candidates`)
console.log(`rmse ${run.evaluation.metrics.rmse.value.toFixed(3)}`)
console.log(`${run.exports.json.length} characters of JSON`)
console.log(`reported: ${[...stages].join(', ')}`)
