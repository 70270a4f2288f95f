import { describe, expect, test } from 'vitest'
import { errorsOf } from './errors-of.ts'

const head = `import { exportModel, fit, load, pipeline, predict, profile, suggest } from '@csvanalyzer/core'\n`
const use = `void [exportModel, fit, load, pipeline, predict, profile, suggest]\n`

describe('the compiler accepts', () => {
  test.each([
    `await pipeline().load('a.csv').profile().clean('suggested').fit({ target: 'b' }).evaluate().export('javascript').run()`,
    `await pipeline().load('a.csv').fit({ target: 'b' }).run({ signal: new AbortController().signal })`,
    `const dataset = await load(new Uint8Array())
     const summary = await profile(dataset, { target: 'b' })
     const plan = suggest(dataset, summary, { target: 'b' })
     const { pipeline: fitted, evaluation } = await fit(dataset, { target: 'b', plan, effort: 'low', seed: 7 })
     const score: number = evaluation.metrics[evaluation.metric].value
     const code: string = await exportModel(fitted, 'javascript')
     void [score, code, predict(fitted, [{ a: 1, b: 'x', c: null }])]`,
  ])('%s', (code) => expect(errorsOf(head + use + code)).toEqual([]))
})

describe('the compiler refuses', () => {
  test.each([
    ['a fit before a load', `pipeline().fit({ target: 'b' })`, /'fit' does not exist/],
    ['an evaluation before a fit', `pipeline().load('a.csv').evaluate()`, /'evaluate' does not exist/],
    ['an export before a fit', `pipeline().load('a.csv').export('json')`, /'export' does not exist/],
    ['a second load', `pipeline().load('a.csv').load('b.csv')`, /'load' does not exist/],
    [
      'cleaning after the fit',
      `pipeline().load('a.csv').fit({ target: 'b' }).clean('suggested')`,
      /'clean' does not exist/,
    ],
    ['a fit without a target', `pipeline().load('a.csv').fit({})`, /'target' is missing/],
    ['an unknown exporter', `pipeline().load('a.csv').fit({ target: 'b' }).export('pdf')`, /'"pdf"' is not assignable/],
    [
      'an unknown exporter of a fitted pipeline',
      `exportModel((await fit(await load(''), { target: 'b' })).pipeline, 'pdf')`,
      /'"pdf"' is not assignable/,
    ],
    ['an unknown effort', `fit(await load(''), { target: 'b', effort: 'huge' })`, /'"huge"' is not assignable/],
    [
      'an unknown learner',
      `fit(await load(''), { target: 'b', learners: ['magic'] })`,
      /"magic"|'string' is not assignable/,
    ],
    ['a change of a result', `const d = await load(''); d.rowCount = 3`, /read-only/],
  ])('%s', (_, code, complaint) => {
    const errors = errorsOf(head + use + code)
    expect(errors.join('\n')).toMatch(complaint)
  })
})
