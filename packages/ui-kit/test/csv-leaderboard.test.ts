import { expect, test } from 'vitest'
import '../src/elements/csv-leaderboard.ts'
import { leaderboard } from './fixtures.ts'
import { expectAccessible, expectNoOverflow, find, findAll, mount, recorded, textOf } from './mount.ts'

test('ties are shown as ties, the one kept carries the reason, rules come last', async () => {
  const element = await mount('csv-leaderboard', { leaderboard })
  const rows = findAll(element.shadowRoot!, 'tbody tr').map(textOf)
  expect(rows[1]).toMatch(/Logistic regression kept/)
  expect(rows[4]).toMatch(/plan alone the simple rule to beat/)
  expect(findAll(element.shadowRoot!, 'circle.f-data').length).toBe(2)
  expect(findAll(element.shadowRoot!, 'circle.hollow').length).toBe(2)
  expect(textOf(element)).toContain('it is the simplest of the two that are tied')
})

test('a failed one stays, with its reason', async () => {
  expect(textOf(await mount('csv-leaderboard', { leaderboard }))).toContain('failed: 40 rows are too few')
})

test('says the metric and what it means', async () => {
  const element = await mount('csv-leaderboard', { leaderboard })
  expect(textOf(element)).toContain('0.5 is a coin, 1 is always right')
  expect(find(element, 'table').getAttribute('aria-label')).toContain('ROC AUC 0.842')
})

test('less is better works the other way round', async () => {
  const board = { ...leaderboard, metric: 'rmse', greaterIsBetter: false }
  const element = await mount('csv-leaderboard', { leaderboard: board })
  expect(textOf(element)).toContain('less is better')
})

test('a row can be chosen', async () => {
  const element = await mount('csv-leaderboard', { leaderboard })
  const chosen = recorded(element, 'candidate-select')
  findAll(element.shadowRoot!, 'tbody tr')[2].click()
  expect(chosen).toEqual([{ candidate: 'Decision tree' }])
})

test('is accessible, speaks French, fits 360 px', async () => {
  await expectAccessible(await mount('csv-leaderboard', { leaderboard }))
  const french = textOf(await mount('csv-leaderboard', { leaderboard, lang: 'fr' }))
  expect(french).toContain('Arbres boostés')
  expect(french).toContain(
    'Régression logistique ne se distingue pas du meilleur, Arbres boostés ; un autre est à égalité au bruit près.',
  )
  expect(french).not.toContain(leaderboard.reason)
  expectNoOverflow(await mount('csv-leaderboard', { leaderboard }, 340))
})
