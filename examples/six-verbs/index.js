// The verbs one after the other, on a file that comes as exports come.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { clean, exportModel, fit, load, predict, profile, suggest } from '@csvanalyzer/core'

const target = 'returned'
const dataset = await load(fileURLToPath(new URL('../data/messy.csv', import.meta.url)))
console.log(`${dataset.rowCount} rows; ${dataset.source.rejectCount} of them were ragged`)

const summary = await profile(dataset, { target })
for (const { severity, column, message } of summary.findings) console.log(severity, column ?? '', message)

// Each step can be rejected, edited or undone with setStatus and editStep; here all of them stay.
const plan = suggest(dataset, summary, { target })
for (const { action, column, reason } of plan.steps) console.log(`${action} ${column ?? ''}: ${reason}`)
const tidy = await clean(dataset, plan)
console.log(`${tidy.columns.length} columns after cleaning`)

const { pipeline, leaderboard, evaluation } = await fit(dataset, { target, plan, effort: 'low', seed: 7 })
console.log(`chosen: ${leaderboard.candidates.find(({ chosen }) => chosen).title}; ${leaderboard.reason}`)
const { value, lower, upper } = evaluation.metrics[evaluation.metric]
console.log(`${evaluation.metric} ${value.toFixed(3)}, between ${lower.toFixed(3)} and ${upper.toFixed(3)}`)

const [order] = [{ category: 'Shoes', city: 'Lyon', 'delivery days': 12, rating: 1, amount: '99,90 €', member: 'no' }]
console.log('prediction:', predict(pipeline, [order]).texts[0])

await writeFile('returned.js', await exportModel(pipeline, 'javascript'))
