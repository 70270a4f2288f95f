import { expect, test } from 'vitest'
import '../src/elements/csv-predict.ts'
import { evaluation, fit, inputs, prediction } from './fixtures.ts'
import type { InputRow } from '../src/core-types.ts'
import { button, expectAccessible, expectNoOverflow, find, findAll, mount, recorded, settled, textOf } from './mount.ts'

const values = {
  inputs,
  model: fit.pipeline,
  importance: evaluation.importance,
  prediction,
  formats: ['json', 'javascript'],
}

test('starts with the usual values and asks for an answer at once', async () => {
  document.body.replaceChildren()
  const asked: InputRow[] = []
  document.addEventListener(
    'predict-request',
    (event) => asked.push((event as CustomEvent<{ row: InputRow }>).detail.row),
    { once: true },
  )
  await mount('csv-predict', { ...values, prediction: null })
  expect(asked).toEqual([{ visits: 19, spent: 33.5, plan: 'monthly', since: '2026-05-11' }])
})

test('the most important column comes first', async () => {
  const element = await mount('csv-predict', values)
  expect(textOf(findAll(element.shadowRoot!, '.form > div')[0])).toContain('plan')
})

test('a change asks again with the new row', async () => {
  const element = await mount('csv-predict', values)
  const asked = recorded<{ row: InputRow }>(element, 'predict-request')
  button(element, 'yearly').click()
  const number = find<HTMLInputElement>(element, 'input[type=number]')
  number.value = '3'
  number.dispatchEvent(new Event('change'))
  expect(asked.map(({ row }) => [row.plan, row.visits])).toEqual([
    ['yearly', 19],
    ['yearly', 3],
  ])
})

test('the answer is a sentence and a hundred dots', async () => {
  const element = await mount('csv-predict', values)
  expect(textOf(find(element, '.answer'))).toBe('74 of 100 rows like this one have returned “yes”.')
  expect(findAll(element.shadowRoot!, 'circle.f-answer').length).toBe(74)
})

test('a finding stands under its field', async () => {
  const element = await mount('csv-predict', values)
  const field = findAll(element.shadowRoot!, '.form > div').find((other) => textOf(other).startsWith('plan'))!
  expect(textOf(field)).toContain('was never seen in training; counted as “other”')
  expect(textOf(element)).toContain('outside what it has seen')
})

test('what would change it', async () => {
  const element = await mount('csv-predict', {
    ...values,
    alternatives: [
      { column: 'plan', value: 'trial', prediction: { ...prediction, probabilities: { yes: 0.23, no: 0.77 } } },
    ],
  })
  expect(textOf(element)).toMatch(/What would change it .*plan trial 23/)
})

test('exports on request', async () => {
  const element = await mount('csv-predict', values)
  const asked = recorded(element, 'export-request')
  button(element, 'JavaScript').click()
  expect(asked).toEqual([{ format: 'javascript' }])
})

test('several answers and a number read as such', async () => {
  const many = { ...fit.pipeline, task: 'multiclass' as const, classes: ['a', 'b', 'c'], positive: null }
  expect(
    textOf(
      await mount('csv-predict', {
        ...values,
        model: many,
        prediction: { ...prediction, prediction: 'b', probabilities: { a: 0.02, b: 0.97, c: 0.01 } },
      }),
    ),
  ).toContain('b, 97 times in 100.')
  const number = { ...fit.pipeline, task: 'regression' as const, classes: [], positive: null, target: 'spent' }
  expect(
    textOf(
      find(
        await mount('csv-predict', {
          ...values,
          model: number,
          prediction: { ...prediction, prediction: 12.5, probabilities: null, interval: [10, 15] },
        }),
        '.answer',
      ),
    ),
  ).toBe('spent is about 12.5. Likely between 10 and 15.')
})

test('is accessible, speaks French, fits 360 px', async () => {
  const element = await mount('csv-predict', values)
  await expectAccessible(element)
  await settled(element)
  expect(textOf(await mount('csv-predict', { ...values, lang: 'fr' }))).toContain('L’emporter')
  expectNoOverflow(await mount('csv-predict', values, 340))
})
