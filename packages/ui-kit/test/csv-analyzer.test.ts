import { exporters } from '@csvanalyzer/core'
import { beforeEach, expect, test, vi } from 'vitest'
import penguins from '../../../examples/data/penguins.csv?raw'
import '../src/elements/csv-analyzer.ts'
import type { CsvAnalyzer } from '../src/elements/csv-analyzer.ts'
import { exportFormats } from '../src/flow/export-formats.ts'
import { startWorkerRunner } from '../src/runner/worker-runner.ts'
import { button, expectAccessible, expectNoOverflow, find, findAll, mount, press, settled, textOf } from './mount.ts'

// Nothing here is a fake: core itself runs in a real worker of the page.
const workerUrl = new URL('../../core/src/worker.ts', import.meta.url).href
const LONG = 120_000

async function analyzer(values: Partial<CsvAnalyzer> = {}, width = 1200): Promise<CsvAnalyzer> {
  const element = await mount('csv-analyzer', { workerUrl, level: 1, ...values } as Partial<CsvAnalyzer>, width)
  return element as CsvAnalyzer
}

/** Loads penguins and waits until plan and profile are there. */
async function looked(element: CsvAnalyzer, target = 'species'): Promise<void> {
  await element.load({ text: penguins, name: 'penguins.csv' }, target)
  await vi.waitFor(() => expect(element.state.plan).not.toBeNull(), { timeout: 30_000 })
  await settled(element)
}

beforeEach(() => {
  document.documentElement.lang = 'en'
})

test('every format on offer is one that core prints', () => {
  expect(Object.keys(exporters)).toEqual(expect.arrayContaining([...exportFormats]))
})

test('a worker starts, and a wrong address falls back to this thread', { timeout: LONG }, async () => {
  const worker = await startWorkerRunner({ workerUrl })
  expect(worker.thread).toBe('worker')
  expect((await worker.session.load({ text: 'a,b\n1,2\n', name: 'x.csv' })).rowCount).toBe(1)
  worker.session.dispose()
  const main = await startWorkerRunner({ workerUrl: 'data:text/javascript,throw new Error()' })
  expect(main.thread).toBe('main')
  expect((await main.session.load({ text: 'a,b\n1,2\n', name: 'x.csv' })).columns.length).toBe(2)
})

test('one file goes the whole way: load, look, clean, train, judge, use', { timeout: LONG }, async () => {
  const element = await analyzer()
  await looked(element)
  expect(textOf(find(element, 'h1'))).toBe('penguins.csv holds 344 rows in 7 columns. Every line fits.')
  expect(textOf(element)).toContain('Torgersen')

  button(element, 'Yes, look at it').click()
  await settled(element)
  expect(element.step).toBe('look')
  expect(textOf(find(element, 'h1'))).toContain('344 rows; the most frequent species is “Adelie”, 44 of 100.')
  await vi.waitFor(() => expect(findAll(element.shadowRoot!, '[role=gridcell]').length).toBeGreaterThan(50))
  expect(findAll(element.shadowRoot!, '[part~=header-chart]').length).toBeGreaterThan(4)

  button(element, 'See the cleaning plan').click()
  await settled(element)
  expect(textOf(find(element, 'h1'))).toContain('344 rows in')
  expect(findAll(element.shadowRoot!, '[role=switch]').length).toBe(element.state.plan!.steps.length)

  findAll<HTMLButtonElement>(element.shadowRoot!, '.head .go')[0].click()
  await settled(element)
  expect(element.step).toBe('train')
  await vi.waitFor(() => expect(element.state.leaderboard).not.toBeNull(), { timeout: 60_000 })
  await vi.waitFor(() => expect(element.state.fit).not.toBeNull(), { timeout: 100_000, interval: 200 })
  await settled(element)
  expect(textOf(element)).toContain('Leaderboard')
  expect(findAll(element.shadowRoot!, 'csv-leaderboard').length).toBe(1)

  button(element, 'Judge it').click()
  await settled(element)
  expect(textOf(find(element, 'h1'))).toMatch(/It is right (9\d|100) times in 100\./)

  button(element, 'Use this model').click()
  await settled(element)
  await vi.waitFor(() => expect(element.state.prediction).not.toBeNull(), { timeout: 20_000 })
  await settled(element)
  expect(textOf(find(element, 'h1'))).toMatch(/(Adelie|Chinstrap|Gentoo), \d+ times in 100\./)
  const row = {
    ...element.state.row,
    bill_length_mm: 49,
    bill_depth_mm: 15,
    flipper_length_mm: 225,
    body_mass_g: 5400,
    island: 'Biscoe',
  }
  find(element, 'csv-predict').dispatchEvent(new CustomEvent('predict-request', { detail: { row } }))
  await vi.waitFor(() => expect(element.state.prediction!.prediction).toBe('Gentoo'), { timeout: 20_000 })
})

test('changing the plan after training makes the model stale and says so', { timeout: LONG }, async () => {
  const element = await analyzer()
  await looked(element, 'sex')
  await trainLow(element)
  element.step = 'clean'
  await settled(element)
  findAll<HTMLButtonElement>(element.shadowRoot!, '[role=switch]')[0].click()
  await settled(element)
  expect(textOf(find(element, 'csv-rail'))).toContain('plan changed, train again')
  button(element, 'Undo').click()
  await settled(element)
  expect(textOf(find(element, 'csv-rail'))).not.toContain('plan changed')
})

test('stopping keeps the best so far', { timeout: LONG }, async () => {
  const element = await analyzer()
  await looked(element)
  element.step = 'train'
  await settled(element)
  button(element, 'Start training').click()
  await vi.waitFor(
    () =>
      expect(element.state.leaderboard?.candidates.some(({ state, baseline }) => state === 'done' && !baseline)).toBe(
        true,
      ),
    { timeout: 60_000, interval: 20 },
  )
  button(element, 'Stop and keep the best').click()
  await vi.waitFor(() => expect(element.state.work).toBe('idle'), { timeout: 30_000 })
  expect(element.state.fit).not.toBeNull()
})

test('without a target it asks; what is chosen splits every chart', { timeout: LONG }, async () => {
  const element = await analyzer()
  await looked(element, '')
  element.step = 'look'
  await settled(element)
  button(element, 'Choose what to predict').click()
  await settled(element)
  button(find(element, 'csv-trainer'), 'sex').click()
  await vi.waitFor(() => expect(element.state.profile?.target?.name).toBe('sex'), { timeout: 20_000 })
  await settled(element)
  expect(findAll(find(element, 'csv-grid').shadowRoot!, '.f-answer').length).toBeGreaterThan(10)
})

test('rows deleted by hand become a step, and the grid shows the rest', { timeout: LONG }, async () => {
  const element = await analyzer()
  await looked(element)
  element.step = 'look'
  await settled(element)
  await vi.waitFor(() => expect(findAll(element.shadowRoot!, '[role=rowheader]').length).toBeGreaterThan(5))
  findAll(element.shadowRoot!, '[role=rowheader]')[1].click()
  await settled(element)
  button(element, 'Delete 1 row').click()
  await vi.waitFor(() => expect(textOf(find(element, 'csv-grid'))).toContain('343 of 344 rows'), { timeout: 10_000 })
  expect(element.state.plan!.steps[0]).toMatchObject({ action: 'deleteRows', options: { rows: [1] } })
})

test('a file that is no table says why, and everything else stays', { timeout: LONG }, async () => {
  const element = await analyzer()
  await element.load({
    bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    name: 'picture.csv',
  })
  await settled(element)
  expect(findAll(element.shadowRoot!, '[role=alert]').map(textOf).join()).toContain('That did not work.')
  await element.load({ text: penguins, name: 'penguins.csv' })
  await settled(element)
  expect(element.state.summary?.rowCount).toBe(344)
})

test('number keys go to a step, Ctrl Enter does the primary action', { timeout: LONG }, async () => {
  const element = await analyzer()
  await looked(element)
  press(find(element, 'h1'), '2')
  await settled(element)
  expect(element.step).toBe('look')
  press(find(element, 'h1'), 'Enter', { ctrlKey: true })
  await settled(element)
  expect(element.step).toBe('clean')
})

test('is accessible on every step, in French too, and fits 360 px', { timeout: LONG }, async () => {
  const element = await analyzer({}, 1100)
  await looked(element)
  await trainLow(element)
  for (const step of ['load', 'look', 'clean', 'train', 'judge', 'use'] as const) {
    element.step = step
    await settled(element)
    await vi.waitFor(() => expect(findAll(element.shadowRoot!, '.ghost').length).toBe(0))
    await expectAccessible(element)
  }
  element.lang = 'fr'
  await settled(element)
  expect(textOf(element)).toContain('Charger')
  expect(textOf(element)).not.toMatch(/\b(rows|training|columns)\b/)
  ;(element.parentElement as HTMLElement).style.width = '360px'
  for (const step of ['load', 'look', 'clean', 'train', 'judge', 'use'] as const) {
    element.step = step
    await settled(element)
    await settled(element)
    expectNoOverflow(element)
  }
})

async function trainLow(element: CsvAnalyzer): Promise<void> {
  element.step = 'train'
  await settled(element)
  button(element, 'low').click()
  await settled(element)
  await element.train()
  await settled(element)
  expect(element.state.error).toBe('')
  expect(element.state.fit).not.toBeNull()
}
