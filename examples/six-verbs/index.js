// The six verbs, one after the other, on a file that needs a little cleaning.
import { writeFile } from 'node:fs/promises'
import { clean, exportModel, fit, load, predict, profile, suggest } from '@csvanalyzer/core'

const target = 'species'
const dataset = await load(new URL('../data/penguins.csv', import.meta.url))
const summary = await profile(dataset, { target })
const plan = suggest(dataset, summary, { target })
const tidy = await clean(dataset, plan)
console.log(`${dataset.rowCount} rows, ${plan.steps.length} cleaning steps, ${tidy.rowCount} rows after them`)

const { pipeline, leaderboard, evaluation } = await fit(dataset, { target, plan, effort: 'low', seed: 7 })
for (const { name, score } of leaderboard.candidates) console.log(name, score?.value.toFixed(4))
console.log(`${evaluation.metric}: ${evaluation.score.value.toFixed(4)}`)

const unknown = [{ island: 'Biscoe', bill_length_mm: 47.2, bill_depth_mm: 14.1, flipper_length_mm: 217, body_mass_g: 5050 }]
console.log(predict(pipeline, unknown))

const script = await exportModel(pipeline, 'javascript')
await writeFile(process.argv[2] ?? 'penguins.js', script)
