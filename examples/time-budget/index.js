// A search that is left after a while and taken up again gives the very model of a search that was never left.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fit, fitSteps, hashPipeline, load, verify } from '@csvanalyzer/core'

const dataset = await load(fileURLToPath(new URL('../data/penguins.csv', import.meta.url)))
const settings = { target: 'species', learners: ['logistic', 'decisionTree', 'randomForest'], seed: 7 }

// Look after each candidate; leave when the best so far is good enough, or when somebody closes the page.
const wanted = 0.1
for await (const { leaderboard, best, state } of fitSteps(dataset, settings)) {
  const [first] = leaderboard.candidates
  if (first.score === null || first.score > wanted) continue
  console.log(`left with ${first.title} on top`)
  console.log(`a pipeline that predicts already: ${(await best()).inputs.length > 0}`)
  writeFileSync('search.json', JSON.stringify(state()))
  break
}

// Go on later, in another process if you like.
const resume = JSON.parse(readFileSync('search.json', 'utf8'))
const resumed = await fit(dataset, { ...settings, resume })
const whole = await fit(dataset, settings)
console.log(`same model as in one go: ${hashPipeline(resumed.pipeline) === hashPipeline(whole.pipeline)}`)

// A cap in seconds, from the call to the result, stops where the clock says. The recipe notes what was done, and verify repeats just that.
const capped = await fit(dataset, { ...settings, maxSeconds: 30 })
console.log(`done in the time: ${capped.pipeline.recipe.searched.length > 0}`)
console.log((await verify(capped.pipeline, dataset)).message)

// Counted work stops at the same place on every machine.
const small = await fit(dataset, { ...settings, maxWork: 1e5 })
console.log(`with little work: ${small.pipeline.recipe.searched.join(', ')}`)
