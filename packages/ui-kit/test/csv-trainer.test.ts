import { expect, test } from 'vitest'
import '../src/elements/csv-trainer.ts'
import { leaderboard, plan, profile, summary } from './fixtures.ts'
import { button, expectAccessible, expectNoOverflow, find, findAll, mount, recorded, settled, textOf } from './mount.ts'

const values = { summary, profile, plan }

test('without a target the columns are offered, the most plausible first', async () => {
  const element = await mount('csv-trainer', values)
  const chosen = recorded(element, 'target-change')
  const offered = findAll(element.shadowRoot!, '[role=radio]')
  expect(textOf(offered[0])).toContain('returned')
  expect(textOf(offered[offered.length - 1])).toContain('visitor')
  button(element, 'plan').click()
  expect(chosen).toEqual([{ target: 'plan' }])
})

test('effort, case asked about and time can be set before training', async () => {
  const element = await mount('csv-trainer', { ...values, target: 'returned' })
  const options = recorded<{ options: unknown }>(element, 'options-change')
  button(element, 'high').click()
  const positive = find<HTMLSelectElement>(element, '#positive')
  positive.value = 'no'
  positive.dispatchEvent(new Event('change'))
  const seconds = find<HTMLInputElement>(element, '#seconds')
  seconds.value = '30'
  seconds.dispatchEvent(new Event('change'))
  expect(options[2].options).toEqual({ effort: 'high', positive: 'no', maxSeconds: 30 })
})

test('starts on request', async () => {
  const element = await mount('csv-trainer', { ...values, target: 'returned' })
  const started = recorded(element, 'fit-start')
  button(element, 'Start training').click()
  expect(started.length).toBe(1)
})

test('while it runs: progress in words, the leaderboard, the curve, options fixed', async () => {
  const running = {
    ...leaderboard,
    candidates: leaderboard.candidates.map((candidate, i) =>
      i === 0 ? { ...candidate, state: 'running' as const, score: null, interval: null } : candidate,
    ),
  }
  const element = await mount('csv-trainer', {
    ...values,
    target: 'returned',
    running: true,
    leaderboard: running,
    curve: { title: 'Boosted trees', values: [0.7, 0.8, 0.81] },
  })
  expect(textOf(element)).toContain('3 of 4 models tried')
  expect(textOf(element)).toContain('fold 3 of 5')
  expect(textOf(element)).toContain('Boosted trees, live')
  expect(find<HTMLInputElement>(element, '#seconds').disabled).toBe(true)
})

test('is accessible, speaks French, fits 360 px', async () => {
  await expectAccessible(await mount('csv-trainer', { ...values, target: 'returned', leaderboard }))
  await expectAccessible(await mount('csv-trainer', values))
  const french = await mount('csv-trainer', { ...values, target: 'returned', lang: 'fr' })
  expect(textOf(french)).toContain('Ce que nous avons vu')
  await settled(french)
  expectNoOverflow(await mount('csv-trainer', { ...values, target: 'returned', leaderboard }, 340))
})
