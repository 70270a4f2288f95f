import { expect, test } from 'vitest'
import '../src/elements/csv-profile.ts'
import { plan, profile } from './fixtures.ts'
import { button, expectAccessible, expectNoOverflow, findAll, mount, recorded, settled, textOf } from './mount.ts'

test('findings come with their severity in words and their evidence', async () => {
  const element = await mount('csv-profile', { profile }, 340)
  expect(textOf(element)).toMatch(/Warning: visitor names a row/)
  expect(textOf(element)).toContain('Show the 4 rows')
})

test('a finding shows its rows, its column or the step that answers it', async () => {
  const element = await mount('csv-profile', { profile, plan }, 340)
  const rows = recorded<{ rows: number[] }>(element, 'rows-show')
  const steps = recorded(element, 'step-show')
  button(element, 'Show the 4 rows').click()
  button(element, 'See the step').click()
  expect(rows[0].rows).toEqual([7, 17, 27, 37])
  expect(steps).toEqual([{ step: 'dropColumn:visitor' }])
})

test('one column in detail: chart with a sentence and a table, numbers, neighbours', async () => {
  const element = await mount('csv-profile', { profile, column: 'visits' }, 340)
  const closed = recorded(element, 'column-select')
  expect(textOf(element)).toContain('whole number')
  expect(textOf(element)).toContain('Moves with')
  expect(findAll(element.shadowRoot!, 'svg[role=img]')[0].getAttribute('aria-label')).toContain('How visits is spread')
  expect(findAll(element.shadowRoot!, 'details table tbody tr').length).toBe(4)
  button(element, 'Close').click()
  await settled(element)
  expect(closed).toEqual([{ column: '' }])
})

test('nothing to say is said', async () => {
  expect(textOf(await mount('csv-profile', { profile: { ...profile, findings: [] } }))).toContain('Nothing stands out')
})

test('is accessible, speaks French, fits 360 px', async () => {
  await expectAccessible(await mount('csv-profile', { profile, plan, column: 'visits' }, 340))
  expect(textOf(await mount('csv-profile', { profile, lang: 'fr' }))).toContain('Ce qui frappe')
  expectNoOverflow(await mount('csv-profile', { profile, column: 'plan' }, 340))
})
