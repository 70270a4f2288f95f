import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { shopCsv } from '../search/cases.ts'
import type { Bundle } from './bundle.ts'
import { bundleRun } from './bundle.ts'
import { findEngines } from './engines.ts'
import { run, type PipelineCase } from './pipeline-hashes.ts'

const LONG = 180_000
const csv = shopCsv(90)
const trees = ['gradientBoosting', 'randomForest', 'extraTrees'] as const
const cases: readonly PipelineCase[] = [
  {
    name: 'two classes',
    csv,
    settings: { target: 'bought', drop: ['plan', 'amount'], learners: ['logistic', ...trees], folds: 2, seed: 7 },
  },
  {
    name: 'several classes',
    csv,
    settings: { target: 'plan', drop: ['bought', 'amount'], learners: ['logistic', ...trees], folds: 2, seed: 7 },
  },
  {
    name: 'an amount',
    csv,
    settings: { target: 'amount', drop: ['bought', 'plan'], learners: ['linear', ...trees], folds: 2, seed: 7 },
  },
  {
    name: 'two workers',
    csv,
    settings: {
      target: 'amount',
      drop: ['bought', 'plan'],
      learners: ['linear', ...trees],
      folds: 2,
      seed: 7,
      workers: 2,
    },
  },
  {
    name: 'models of folds',
    csv,
    settings: { target: 'amount', drop: ['bought', 'plan'], learners: ['elasticNet'], folds: 3, seed: 7, refit: false },
  },
]

let bundle: Bundle
let expected: Awaited<ReturnType<typeof run>>
beforeAll(async () => {
  bundle = await bundleRun(fileURLToPath(new URL('./pipeline-hashes.ts', import.meta.url)))
  expected = await run(cases)
}, LONG)

it('is one pipeline with one worker and with two', () => {
  expect(expected['two workers']).toEqual(expected['an amount'])
})

describe('a whole fit gives the same pipeline, bit for bit, in every engine', () => {
  it.each(findEngines())('$name', { timeout: LONG }, async (engine) => {
    const outcomes = await engine.run({ ...bundle, allowsWasm: true }, cases)
    for (const outcome of Object.values(outcomes)) {
      expect(outcome.error).toBeUndefined()
      expect(outcome.value).toEqual(expected)
    }
  })
})
