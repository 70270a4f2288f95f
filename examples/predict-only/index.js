// Where a model is only used, the small entry is enough: no table library, no learner, no dependency.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { fit, load, toJson } from '@csvanalyzer/core'
import { fromJson, predict } from '@csvanalyzer/core/predict'

const dataset = await load(fileURLToPath(new URL('../data/penguins.csv', import.meta.url)))
const fitted = await fit(dataset, { target: 'species', learners: ['logistic'], effort: 'low', seed: 7 })
await writeFile('penguins.json', toJson(fitted.pipeline))

const model = fromJson(await readFile('penguins.json', 'utf8'))
const { texts, inDomain, findings } = predict(model, [
  {
    island: 'Biscoe',
    bill_length_mm: 47.2,
    bill_depth_mm: 14.1,
    flipper_length_mm: 217,
    body_mass_g: 5050,
    sex: 'MALE',
  },
  {
    island: 'Atlantis',
    bill_length_mm: 470,
    bill_depth_mm: 14.1,
    flipper_length_mm: 217,
    body_mass_g: 5050,
    sex: 'MALE',
  },
])
console.log(`the first is a ${texts[0]}, in domain: ${inDomain[0] === 1}`)
console.log(`the second is not in domain: ${inDomain[1] === 0}`)
for (const { code, column, message } of findings[1]) console.log(code, column, message)
