// Whom a model decides for, and how often it is wrong about them: rates of each group, gaps with intervals, and weak spots.
import { fileURLToPath } from 'node:url'
import { fit, load } from '@csvanalyzer/core'

const dataset = await load(fileURLToPath(new URL('../data/adult.csv', import.meta.url)))
// `sex` is compared but not read: leaving a column out does not make a model blind to it, as the gaps show.
const { evaluation } = await fit(dataset, {
  target: 'income',
  drop: ['sex', 'fnlwgt'],
  groups: ['sex'],
  learners: ['logistic'],
  seed: 7,
})

const percent = (share) => `${(100 * share).toFixed(0)} %`
for (const { column, groups, gaps } of evaluation.groups) {
  for (const { name, rowCount, rates } of groups)
    console.log(
      `${column} ${name}: ${rowCount} rows, ${percent(rates.baseRate.value)} earn more, ${percent(rates.selectionRate.value)} are taken for it`,
    )
  for (const { rate, highest, lowest, difference } of gaps) {
    const isSure = difference.lower > 0
    console.log(
      `${rate}: ${highest} above ${lowest} by ${percent(difference.value)}${isSure ? '' : ', which may be chance'}`,
    )
  }
}

for (const { conditions, error, others } of evaluation.slices)
  console.log(`weak where ${conditions.join(' and ')}: ${percent(error.value)} wrong, else ${percent(others.value)}`)
