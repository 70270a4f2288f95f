import { expect, test } from 'vitest'
import '../src/elements/csv-evaluation.ts'
import { evaluation, multiclassEvaluation, regressionEvaluation } from './fixtures.ts'
import { button, expectAccessible, expectNoOverflow, find, findAll, mount, recorded, settled, textOf } from './mount.ts'

test('frequencies first: of 100 it flags, so many are', async () => {
  const element = await mount('csv-evaluation', { evaluation })
  expect(textOf(find(element, '.answer'))).toBe(
    'Of 100 it flags, 64 have returned “yes”. It finds 67 of every 100 such rows.',
  )
})

test('moving the line moves sentence and cells together, and says that it was moved', async () => {
  const element = await mount('csv-evaluation', { evaluation })
  const moves = recorded(element, 'threshold-change')
  const slider = find<HTMLInputElement>(element, 'input[type=range]')
  slider.value = '60'
  slider.dispatchEvent(new Event('input'))
  await settled(element)
  expect(moves).toEqual([{ threshold: 0.6 }])
  expect(textOf(find(element, '.answer'))).toContain('It finds 50 of every 100')
  expect(textOf(element)).toContain('The line was moved')
  expect(findAll(element.shadowRoot!, 'svg text.big').map(({ textContent }) => textContent)).toEqual([
    '50',
    '50',
    '0',
    '300',
  ])
  button(element, 'Back to the chosen line').click()
  await settled(element)
  expect(textOf(element)).not.toContain('The line was moved')
})

test('says how far promises are from what came true, and how far chance alone would take them', async () => {
  const element = await mount('csv-evaluation', { evaluation })
  const labels = findAll(element.shadowRoot!, 'csv-chart').map((chart) =>
    find(chart, 'svg[role=img]').getAttribute('aria-label'),
  )
  expect(labels).toContainEqual(
    expect.stringContaining('differ by 2.5 of 100 on average; by chance alone it would be about 2.6.'),
  )
})

test('two costs give the cheapest line, one click away', async () => {
  const element = await mount('csv-evaluation', { evaluation })
  const [alarm, missed] = findAll<HTMLInputElement>(element.shadowRoot!, '.costs input')
  alarm.value = '1'
  alarm.dispatchEvent(new Event('change'))
  missed.value = '10'
  missed.dispatchEvent(new Event('change'))
  await settled(element)
  const best = evaluation
    .classification!.thresholds.map(({ fp, fn, threshold }) => ({ threshold, cost: fp + 10 * fn }))
    .sort((a, b) => a.cost - b.cost)[0]
  expect(textOf(element)).toContain(`then the cheapest line is ${Math.round(best.threshold * 100)} of 100`)
})

test('too few cases are said in the sentence', async () => {
  const few = {
    ...evaluation,
    classification: { ...evaluation.classification!, thresholds: [{ threshold: 0.4, tp: 20, fn: 11, fp: 3, tn: 40 }] },
  }
  expect(textOf(find(await mount('csv-evaluation', { evaluation: few }), '.answer'))).toContain(
    'Too few cases to be sure (31).',
  )
})

test('several answers: right so often, which for which', async () => {
  const element = await mount('csv-evaluation', { evaluation: multiclassEvaluation })
  expect(textOf(find(element, '.answer'))).toBe(
    'It is right 90 times in 100. Always saying “monthly” is right 35 times.',
  )
  expect(textOf(element)).toContain('Which answer for which')
})

test('a number: off by so much, next to always guessing the mean', async () => {
  const element = await mount('csv-evaluation', { evaluation: regressionEvaluation })
  expect(textOf(find(element, '.answer'))).toBe(
    'It is off by 3.9 on average; always guessing the mean spent is off by 14.',
  )
  expect(textOf(element)).toContain('hold 89')
})

test('each chart has a sentence and a table', async () => {
  const element = await mount('csv-evaluation', { evaluation })
  const charts = findAll(element.shadowRoot!, 'csv-chart')
  expect(charts.length).toBe(5)
  for (const chart of charts) {
    expect(find(chart, 'svg[role=img]').getAttribute('aria-label')!.length).toBeGreaterThan(20)
    expect(findAll(chart.shadowRoot!, 'details table tbody tr').length).toBeGreaterThan(0)
  }
})

test('is accessible for every task, speaks French, fits 360 px', async () => {
  for (const report of [evaluation, multiclassEvaluation, regressionEvaluation])
    await expectAccessible(await mount('csv-evaluation', { evaluation: report }))
  expect(textOf(await mount('csv-evaluation', { evaluation, lang: 'fr' }))).toContain(
    'Sur 100 signalés, 64 ont returned',
  )
  expectNoOverflow(await mount('csv-evaluation', { evaluation }, 340))
})

test('leaves out an error in percent of a target that is zero somewhere', async () => {
  const title = 'Mean percentage error'
  const withMape = (value: number) => ({
    ...regressionEvaluation,
    metrics: { ...regressionEvaluation.metrics, mape: { value, lower: value, upper: value } },
  })
  expect(textOf(await mount('csv-evaluation', { evaluation: withMape(0.2) }))).toContain(title)
  expect(textOf(await mount('csv-evaluation', { evaluation: withMape(8e14) }))).not.toContain(title)
})
