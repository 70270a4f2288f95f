// A cleaning plan reviewed step by step, saved, and replayed on a new file with what it learned on the old one.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  addStep,
  clean,
  comparePlans,
  describeStep,
  editStep,
  fitPlan,
  load,
  makeStep,
  planToPandas,
  planToTypeScript,
  preview,
  profile,
  setStatus,
  stepEffects,
  suggest,
  writeCsv,
} from '@csvanalyzer/core'

const target = 'returned'
const orders = await load(fileURLToPath(new URL('../data/messy.csv', import.meta.url)))
const suggested = suggest(orders, await profile(orders, { target }), { target })

// Each step says what it does, why, to how many cells, and shows some of them before and after.
for (const step of suggested.steps) {
  console.log(`${describeStep(step)}: ${step.reason}`)
  console.log(`  ${step.affected.cells} cells in ${step.affected.rows} rows; kind: ${step.rule?.kind ?? '-'}`)
  for (const { row, before, after } of step.preview.slice(0, 2)) console.log(`  row ${row}: ${before} → ${after}`)
}

// Reject one step, edit another, add two by hand: a fill by group, and a cell that a person knows better.
const edits = [
  (plan) => setStatus(plan, 'dropDuplicateRows', 'rejected'),
  (plan) => editStep(plan, 'mergeCategories:city', { method: 'fingerprint', map: null }),
  (plan) => addStep(plan, makeStep({ action: 'fillByGroup', column: 'delivery days', options: { by: 'category' } })),
  (plan) => addStep(plan, makeStep({ action: 'setCell', column: 'colour', options: { row: 0, value: 'black' } })),
]
const reviewed = edits.reduce((plan, edit) => edit(plan), suggested)
for (const { id, change } of comparePlans(suggested, reviewed)) console.log(`${change}: ${id}`)
const fill = preview(
  orders,
  reviewed.steps.find(({ action }) => action === 'fillByGroup'),
)
console.log(`the fill touches ${fill.affected.cells} cells`)

// What each step brings, cross-validated; the plan as a whole is compared without the leak on both sides.
const effects = await stepEffects(orders, reviewed, { target, seed: 7, repeats: 1 })
for (const { id, change, verdict } of effects.steps) console.log(`${id}: ${change.toFixed(4)} (${verdict})`)
console.log(`plan: ${effects.metric} ${effects.before.toFixed(3)} → ${effects.after.toFixed(3)} (${effects.verdict})`)

// The fitted plan is plain JSON: what was learned on the old file is replayed on the new one.
await writeFile('plan.json', JSON.stringify(await fitPlan(orders, reviewed)))
const plan = JSON.parse(await readFile('plan.json', 'utf8'))
const news = await load('category;city;delivery days;colour\nSHOES;lyon;;red\nBookss;Foix;3;blue\n')
const tidy = await clean(news, plan)
console.log(writeCsv(tidy).trim())

// The same for people who read other languages.
await writeFile('plan.ts', planToTypeScript(plan))
await writeFile('plan.py', planToPandas(plan))
console.log(planToPandas(plan).includes('def clean(frame):') ? 'plan.ts and plan.py are written' : '')
