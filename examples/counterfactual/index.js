// What would have to be different for another answer, within what a person can change; and who is alike.
import { fileURLToPath } from 'node:url'
import { counterfactual, distil, explain, fit, load, nearestRows, treeRules } from '@csvanalyzer/core'

const dataset = await load(fileURLToPath(new URL('../data/adult.csv', import.meta.url)))
const { pipeline } = await fit(dataset, {
  target: 'income',
  drop: ['fnlwgt', 'education'],
  plan: 'none',
  learners: ['logistic', 'gradientBoosting'],
  effort: 'low',
  seed: 7,
})

const person = {
  age: 34,
  workclass: 'Private',
  education_num: 9,
  marital_status: 'Married-civ-spouse',
  occupation: 'Craft-repair',
  relationship: 'Husband',
  race: 'White',
  sex: 'Male',
  capital_gain: 0,
  capital_loss: 0,
  hours_per_week: 40,
  native_country: 'United-States',
}
const [{ value, contributions }] = (await explain(pipeline, [person])).rows
console.log(`probability of ${pipeline.positive}: ${value.toFixed(2)}, most of it by ${contributions[0].column}`)

// No one grows younger or changes where they come from; schooling and hours can only grow here.
const { prediction, found } = await counterfactual(pipeline, person, {
  immutable: ['race', 'sex', 'native_country', 'relationship', 'marital_status', 'age', 'capital_gain', 'capital_loss'],
  monotone: { education_num: 'increasing', hours_per_week: 'increasing' },
})
console.log(`predicted: ${prediction}`)
for (const { changes, probability } of found)
  console.log(
    `it turns with ${changes.map(({ column, from, to }) => `${column} ${from} → ${to}`).join(' and ')} (${probability.toFixed(2)})`,
  )

for (const { row, distance, actual } of nearestRows(pipeline, dataset, person, { count: 3 }))
  console.log(`alike: row ${row + 1} at ${distance.toFixed(2)}, earned ${actual}`)

const { pipeline: simple, before, after } = await distil(pipeline, dataset, { leaves: 6 })
console.log(`in six leaves: ROC AUC ${after.toFixed(3)} in place of ${before.toFixed(3)}`)
for (const { text } of treeRules(simple)) console.log(text)
