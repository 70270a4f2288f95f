import { expect, test, vi } from 'vitest'
import '../src/elements/csv-grid.ts'
import type { CsvGrid } from '../src/elements/csv-grid.ts'
import { cells, names, profile, rowSource, summary } from './fixtures.ts'
import {
  button,
  expectAccessible,
  expectNoOverflow,
  find,
  findAll,
  mount,
  press,
  recorded,
  settled,
  textOf,
} from './mount.ts'

const values = () => ({ source: rowSource(), summary, profile, target: 'returned' })
const gridOf = (element: CsvGrid) => find(element, '[role=grid]')
const header = (element: CsvGrid, name: string) =>
  findAll(element.shadowRoot!, '[role=columnheader]').find((other) => textOf(other).startsWith(name)) as HTMLElement

test('shows rows as they stand, the target pinned first, empty cells named', async () => {
  const grid = await mount('csv-grid', values())
  const first = findAll(grid.shadowRoot!, '.body [role=row]')[0]
  expect(findAll(first, '[role=gridcell]')[0].textContent?.trim()).toBe('yes')
  expect(textOf(first)).toContain('V-001')
  expect(textOf(findAll(grid.shadowRoot!, '.body [role=row]')[7])).toContain('empty')
  expect(textOf(grid)).toContain('40 rows')
})

test('tells assistive technology how large it is', async () => {
  const grid = await mount('csv-grid', values())
  expect(gridOf(grid).getAttribute('aria-rowcount')).toBe('41')
  expect(gridOf(grid).getAttribute('aria-colcount')).toBe('7')
})

test('a hundred thousand rows are a few dozen in the page, and the last one can be reached', async () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => [`V-${i}`, String(i), '1', 'trial', '2026-01-11', 'no'])
  const source = rowSource(rows)
  const grid = await mount('csv-grid', { ...values(), source })
  expect(findAll(grid.shadowRoot!, '.body [role=row]').length).toBeLessThan(60)
  header(grid, 'returned').focus()
  press(header(grid, 'returned'), 'End', { ctrlKey: true })
  await vi.waitFor(() => expect(textOf(grid)).toContain('V-99999'))
  expect(source.requests.every(({ limit }) => limit <= 200)).toBe(true)
})

test('more rows than a browser can scroll are still all reachable', async () => {
  const total = 2_000_000
  const source = {
    rows: ({ offset, limit }: { offset: number; limit: number }) =>
      Promise.resolve({
        total,
        offset,
        names,
        rows: Array.from({ length: Math.min(limit, total - offset) }, (_, i) => ({
          index: offset + i,
          cells: [`V-${offset + i}`, '1', '1', 'trial', '2026-01-11', 'no'],
        })),
      }),
  }
  const grid = await mount('csv-grid', { ...values(), source })
  const scroller = find(grid, '.scroller')
  expect(scroller.scrollHeight).toBeLessThan(16_000_000)
  scroller.scrollTop = scroller.scrollHeight
  scroller.dispatchEvent(new Event('scroll'))
  await vi.waitFor(() => expect(textOf(grid)).toContain('V-1999999'))
})

test('three hundred columns are drawn only as far as they are seen', async () => {
  const columns = Array.from({ length: 300 }, (_, i) => ({ ...summary.columns[1], name: `c${i}` }))
  const wide = {
    total: 1,
    offset: 0,
    names: columns.map(({ name }) => name),
    rows: [{ index: 0, cells: columns.map((_, i) => String(i)) }],
  }
  const grid = await mount('csv-grid', {
    source: { rows: () => Promise.resolve(wide) },
    summary: { ...summary, columns },
    profile: null,
  })
  expect(findAll(grid.shadowRoot!, '[role=columnheader]').length).toBeLessThan(25)
  const scroller = find(grid, '.scroller')
  scroller.scrollLeft = scroller.scrollWidth
  scroller.dispatchEvent(new Event('scroll'))
  await vi.waitFor(() => expect(textOf(grid)).toContain('c299'))
})

test('the search asks the source, and Clear takes it back', async () => {
  const source = rowSource()
  const grid = await mount('csv-grid', { ...values(), source })
  const field = find<HTMLInputElement>(grid, 'input[type=search]')
  field.value = 'V-039'
  field.dispatchEvent(new Event('input'))
  await vi.waitFor(() => expect(textOf(grid)).toContain('1 of 40 rows'))
  button(grid, 'Clear').click()
  await vi.waitFor(() => expect(textOf(grid)).toContain('40 rows'))
  expect(source.requests.some(({ filters }) => JSON.stringify(filters) === '[{"search":"V-039"}]')).toBe(true)
})

test('a click on a category bar keeps its rows; the chip takes the filter away', async () => {
  const grid = await mount('csv-grid', values())
  const changes = recorded<{ filters: unknown[] }>(grid, 'filter-change')
  const chart = find<SVGElement>(header(grid, 'plan'), 'svg.chart')
  const box = chart.getBoundingClientRect()
  chart.dispatchEvent(
    new PointerEvent('pointerdown', { clientX: box.left + 5, clientY: box.top + 24, bubbles: true, pointerId: 1 }),
  )
  chart.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, pointerId: 1 }))
  await vi.waitFor(() => expect(textOf(grid)).toContain('13 of 40 rows'))
  expect(changes[0].filters).toEqual([{ column: 'plan', values: ['yearly'] }])
  button(grid, 'Remove the filter on plan').click()
  await vi.waitFor(() => expect(textOf(grid)).not.toContain('13 of 40'))
})

test('by keyboard: arrows move, Enter opens the chart, Space picks, Escape leaves', async () => {
  const grid = await mount('csv-grid', values())
  const changes = recorded<{ filters: unknown[] }>(grid, 'filter-change')
  header(grid, 'returned').focus()
  press(header(grid, 'returned'), 'ArrowRight')
  await settled(grid)
  press(header(grid, 'visitor'), 'ArrowRight')
  await settled(grid)
  expect((grid.shadowRoot!.activeElement as HTMLElement).textContent).toContain('visits')
  press(grid.shadowRoot!.activeElement!, 'Enter')
  await settled(grid)
  expect(textOf(header(grid, 'visits'))).toContain('0 to 10')
  press(grid.shadowRoot!.activeElement!, 'ArrowRight')
  press(grid.shadowRoot!.activeElement!, ' ')
  await settled(grid)
  expect(changes[changes.length - 1].filters).toEqual([{ column: 'visits', from: 10, to: 20 }])
  press(grid.shadowRoot!.activeElement!, 'Escape')
  press(grid.shadowRoot!.activeElement!, 'ArrowDown')
  await settled(grid)
  expect(grid.shadowRoot!.activeElement?.getAttribute('role')).toBe('gridcell')
})

test('S sorts up, then down, and says so', async () => {
  const source = rowSource()
  const grid = await mount('csv-grid', { ...values(), source })
  header(grid, 'plan').focus()
  await settled(grid)
  press(header(grid, 'plan'), 's')
  await vi.waitFor(() => expect(header(grid, 'plan').getAttribute('aria-sort')).toBe('ascending'))
  press(header(grid, 'plan'), 's')
  await vi.waitFor(() => expect(header(grid, 'plan').getAttribute('aria-sort')).toBe('descending'))
  expect(source.requests.map(({ sort }) => sort?.descending)).toEqual(expect.arrayContaining([false, true]))
})

test('the menu of a column predicts, explains, pins and hides', async () => {
  const grid = await mount('csv-grid', values())
  const targets = recorded(grid, 'target-change')
  button(grid, 'plan: sort, filter and more').click()
  await settled(grid)
  button(grid, 'Predict this column').click()
  expect(targets).toEqual([{ target: 'plan' }])
  button(grid, 'spent: sort, filter and more').click()
  await settled(grid)
  button(grid, 'Hide this column').click()
  await settled(grid)
  expect(header(grid, 'spent')).toBeUndefined()
  expect(textOf(grid)).toContain('Show 1 hidden column')
})

test('rows chosen can be deleted where the page allows it', async () => {
  const grid = await mount('csv-grid', { ...values(), deletable: true })
  const deleted = recorded(grid, 'row-delete')
  findAll(grid.shadowRoot!, '[role=rowheader]')[2].click()
  await settled(grid)
  expect(textOf(grid)).toContain('1 row selected')
  button(grid, 'Delete 1 row').click()
  expect(deleted).toEqual([{ rows: [2] }])
})

test('a source that fails says so and can be asked again', async () => {
  let broken = true
  const good = rowSource()
  const grid = await mount('csv-grid', {
    ...values(),
    source: { rows: (request) => (broken ? Promise.reject(new Error('gone')) : good.rows(request)) },
  })
  await vi.waitFor(() => expect(textOf(grid)).toContain('The rows could not be read.'))
  broken = false
  button(grid, 'Try again').click()
  await vi.waitFor(() => expect(textOf(grid)).toContain('V-001'))
})

test('is accessible, speaks French, fits 360 px', async () => {
  await expectAccessible(await mount('csv-grid', values()))
  const french = await mount('csv-grid', { ...values(), lang: 'fr' })
  expect(textOf(french)).toContain('40 lignes')
  expect(textOf(french)).toContain('toutes différentes')
  expectNoOverflow(await mount('csv-grid', values(), 340))
  expect(cells.length).toBe(40)
})
