import { expect, test } from 'vitest'
import '../src/elements/csv-rail.ts'
import type { RailStep } from '../src/elements/csv-rail.ts'
import { button, expectAccessible, expectNoOverflow, findAll, mount, recorded, textOf } from './mount.ts'

const steps: readonly RailStep[] = [
  { id: 'load', state: 'done', result: '40 rows, 6 columns' },
  { id: 'look', state: 'done', result: '2 findings' },
  { id: 'clean', state: 'stale', result: 'plan changed' },
  { id: 'train', state: 'running', result: '3 of 9 tried' },
  { id: 'judge', state: 'failed', result: 'no rows left' },
  { id: 'use', state: 'todo', result: 'predict' },
]

test('names six steps with their results and marks the current one', async () => {
  const rail = await mount('csv-rail', { steps, current: 'train' })
  expect(textOf(rail)).toContain('Load')
  expect(textOf(rail)).toContain('40 rows, 6 columns')
  expect(findAll(rail.shadowRoot!, '[aria-current=step]').map(textOf)).toEqual([
    expect.stringContaining('3 of 9 tried'),
  ])
})

test('says the state in words, not only by a mark', async () => {
  const rail = await mount('csv-rail', { steps, current: 'use' })
  expect(textOf(rail)).toMatch(/plan changed \(out of date\)/)
  expect(textOf(rail)).toMatch(/no rows left \(failed\)/)
})

test('a click asks for the step', async () => {
  const rail = await mount('csv-rail', { steps, current: 'train' })
  const asked = recorded<{ step: string }>(rail, 'step-select')
  button(rail, 'Look').click()
  expect(asked).toEqual([{ step: 'look' }])
})

test('a prevented link is not followed', async () => {
  const rail = await mount('csv-rail', {
    steps: steps.map((step) => ({ ...step, href: `#${step.id}` })),
    current: 'train',
  })
  rail.addEventListener('step-select', (event) => event.preventDefault())
  findAll<HTMLAnchorElement>(rail.shadowRoot!, 'a')[1].click()
  expect(location.hash).not.toBe('#look')
})

test('speaks French', async () => {
  const rail = await mount('csv-rail', { steps, current: 'train', lang: 'fr' })
  expect(textOf(rail)).toContain('Entraîner')
})

test('is accessible, and fits 360 px', async () => {
  await expectAccessible(await mount('csv-rail', { steps, current: 'train' }))
  expectNoOverflow(await mount('csv-rail', { steps, current: 'train' }, 340))
})
