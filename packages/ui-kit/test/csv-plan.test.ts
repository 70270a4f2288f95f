import { expect, test } from 'vitest'
import '../src/elements/csv-plan.ts'
import type { CleaningPlan } from '../src/core-types.ts'
import { plan } from './fixtures.ts'
import {
  button,
  expectAccessible,
  expectNoOverflow,
  findAll,
  mount,
  press,
  recorded,
  settled,
  textOf,
} from './mount.ts'

const switches = (element: Element) => findAll<HTMLButtonElement>(element.shadowRoot!, '[role=switch]')

test('every step has its scope, its switch, its reason, its path, before and after', async () => {
  const element = await mount('csv-plan', { plan })
  expect(switches(element).map((other) => other.getAttribute('aria-checked'))).toEqual(['true', 'true', 'false'])
  expect(textOf(element)).toContain('It names a row and says nothing about the next one.')
  expect(textOf(element)).toContain('every value different')
  expect(textOf(element)).toContain('V-001')
  expect(textOf(element)).toContain('sure, 97 of 100')
})

test('a switch makes a new plan; undo brings the old one back', async () => {
  const element = await mount('csv-plan', { plan })
  const plans = recorded<{ plan: CleaningPlan; canUndo: boolean }>(element, 'plan-change')
  switches(element)[1].click()
  await settled(element)
  expect(plans[0].plan.steps[1].status).toBe('rejected')
  expect(plan.steps[1].status).toBe('suggested')
  button(element, 'Undo').click()
  await settled(element)
  expect(plans[1]).toEqual({ plan, canUndo: false })
  expect(element.undo()).toBe(false)
})

test('arrows walk through the steps, Alt and an arrow moves one', async () => {
  const element = await mount('csv-plan', { plan })
  const plans = recorded<{ plan: CleaningPlan }>(element, 'plan-change')
  const first = findAll<HTMLButtonElement>(element.shadowRoot!, '.open')[0]
  first.focus()
  press(first, 'ArrowDown')
  await settled(element)
  expect(textOf(element.shadowRoot!.activeElement!)).toContain('visits')
  press(element.shadowRoot!.activeElement!, 'ArrowUp', { altKey: true })
  await settled(element)
  expect(plans[0].plan.steps.map(({ column }) => column)).toEqual(['visits', 'visitor', 'plan'])
})

test('shows the plan as code', async () => {
  const element = await mount('csv-plan', { plan })
  button(element, 'Show as code').click()
  await settled(element)
  expect(textOf(element)).toContain('await clean(dataset, plan)')
  expect(textOf(element)).not.toContain('"mergeLabels:plan"')
})

test('an empty plan is good news', async () => {
  expect(textOf(await mount('csv-plan', { plan: { ...plan, steps: [] } }))).toContain('Nothing to change.')
})

test('is accessible, speaks French, fits 360 px', async () => {
  await expectAccessible(await mount('csv-plan', { plan }))
  expect(textOf(await mount('csv-plan', { plan, lang: 'fr' }))).toContain('Le plan')
  expectNoOverflow(await mount('csv-plan', { plan }, 340))
})
