import { describe, expect, it } from 'vitest'
import type { CellError } from '../../src/clean/errors/detect-errors.ts'
import { detectErrors } from '../../src/clean/errors/detect-errors.ts'
import { rowsToReview } from '../../src/clean/errors/rows-to-review.ts'
import { load } from '../../src/table/load.ts'
import { randomFrom } from '../../src/util/random.ts'

const towns = ['Winterthur', 'Lausanne', 'Lugano', 'Fribourg', 'Neuenburg', 'Solothurn', 'Schaffhausen', 'Bellinzona']

/** Shops that stand in 40 rows each, with a town and a code; every damage is noted. */
function damagedTable(): { readonly text: string; readonly wrong: ReadonlySet<string> } {
  const random = randomFrom(5, 'errors')
  const wrong = new Set<string>()
  const lines = Array.from({ length: 320 }, (_, row) => {
    const shop = row % 8
    const cells = [`shop ${'ABCDEFGH'[shop]}`, towns[shop], `${3000 + shop}`, String(100 + random.integer(50))]
    const damage = random.integer(40)
    if (damage === 0) spoil(cells, 1, `${cells[1].slice(0, 3)}x${cells[1].slice(4)}`, row)
    if (damage === 1) spoil(cells, 2, `${3000 + ((shop + 3) % 8)}`, row)
    if (damage === 2) spoil(cells, 3, '12x', row)
    if (damage === 3) spoil(cells, 1, '', row)
    return cells.join(',')
  })
  return { text: `shop,town,zip,sales\n${lines.join('\n')}\n`, wrong }

  function spoil(cells: string[], at: number, text: string, row: number): void {
    cells[at] = text
    wrong.add(`${row},${['shop', 'town', 'zip', 'sales'][at]}`)
  }
}

it('finds slips, broken rules, letters among numbers and holes, with few false alarms', async () => {
  const { text, wrong } = damagedTable()
  const errors = await detectErrors(await load(new TextEncoder().encode(text), { header: true }))
  const hits = errors.filter((error) => wrong.has(`${error.row},${error.column}`))
  expect(wrong.size).toBeGreaterThan(20)
  const missed = [...wrong].filter((cell) => !errors.some((error) => `${error.row},${error.column}` === cell))
  expect(hits.length / wrong.size, `missed ${missed.join(' ')}`).toBeGreaterThan(0.9)
  expect(hits.length / errors.length).toBeGreaterThan(0.9)
  expect(hits.filter((error) => error.column === 'town').every((error) => towns.includes(error.suggestion ?? ''))).toBe(
    true,
  )
})

it('finds nothing in a file without errors', async () => {
  const lines = Array.from(
    { length: 300 },
    (_, row) => `shop ${'ABCDEFGH'[row % 8]},${towns[row % 8]},${(row * 37) % 100}`,
  )
  expect(
    await detectErrors(
      await load(new TextEncoder().encode(`shop,town,sales\n${lines.join('\n')}\n`), { header: true }),
    ),
  ).toEqual([])
})

describe('with labels', async () => {
  // what looks wrong but is right: nobody can know it without being told
  const { text, wrong } = damagedTable()
  const lines = text.trim().split('\n')
  const noisy = lines.map((line, row) => (row === 0 ? `${line},note` : `${line},${row % 9 === 4 ? '' : `n${row % 8}`}`))
  const odd = noisy.map((line, row) => (row > 0 && row % 31 === 0 ? line.replace(/,(\d+),/, ',$10000,') : line))
  const dataset = await load(new TextEncoder().encode(`${odd.join('\n')}\n`), { header: true })
  const isWrong = ({ row, column }: { readonly row: number; readonly column: string }): boolean =>
    wrong.has(`${row},${column}`)
  const rows = await rowsToReview(dataset, 12)
  const labels = rows.flatMap((row) =>
    dataset.columns.map(({ name: column }) => ({ row, column, wrong: isWrong({ row, column }) })),
  )
  const f1 = (errors: readonly CellError[]): number => {
    const found = errors.filter(({ row }) => !rows.includes(row))
    const all = [...wrong].filter((cell) => !rows.includes(Number(cell.split(',')[0]))).length
    return (2 * found.filter(isWrong).length) / (found.length + all)
  }

  it('asks about different rows, the same each time, among them rows with errors', async () => {
    expect(new Set(rows).size).toBe(12)
    expect(await rowsToReview(dataset, 12)).toEqual(rows)
    expect(labels.some((label) => label.wrong)).toBe(true)
    expect((await rowsToReview(dataset, 10_000)).length).toBe(dataset.rowCount)
  })

  it('finds more and blames less on rows that nobody looked at', async () => {
    const without = f1(await detectErrors(dataset))
    const learned = await detectErrors(dataset, { labels, seed: 7 })
    expect(f1(learned)).toBeGreaterThan(without)
    expect(f1(learned)).toBeGreaterThan(0.85)
    expect(await detectErrors(dataset, { labels, seed: 7 })).toEqual(learned)
  })

  it('believes what a person said of a cell, whatever speaks for it', async () => {
    const [first] = await detectErrors(dataset)
    const rejected = await detectErrors(dataset, { labels: [{ ...first, wrong: false }] })
    expect(rejected.some(({ row, column }) => row === first.row && column === first.column)).toBe(false)
    const confirmed = await detectErrors(dataset, { labels: [{ row: 2, column: 'sales', wrong: true }] })
    expect(confirmed).toContainEqual(expect.objectContaining({ row: 2, column: 'sales', kind: 'judged', score: 1 }))
  })

  it('does not take all quiet cells for wrong when only flagged ones were confirmed', async () => {
    const flagged = (await detectErrors(dataset)).slice(0, 8)
    const errors = await detectErrors(dataset, {
      labels: flagged.map((error) => ({ ...error, wrong: isWrong(error) })),
    })
    expect(errors.length).toBeLessThan(0.2 * dataset.rowCount * dataset.columns.length)
  })

  it('refuses labels of cells that are not there, and stops when told to', async () => {
    await expect(detectErrors(dataset, { labels: [{ row: 1, column: 'x', wrong: true }] })).rejects.toMatchObject({
      code: 'unknown-column',
    })
    await expect(detectErrors(dataset, { labels: [{ row: -1, column: 'town', wrong: true }] })).rejects.toMatchObject({
      code: 'unknown-row',
    })
    await expect(rowsToReview(dataset, 0)).rejects.toMatchObject({ code: 'invalid-option' })
    const reason = new Error('enough')
    await expect(detectErrors(dataset, { labels, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  it('is safe on empty, all-missing and constant columns', async () => {
    for (const table of ['a,b\n', 'a,b\n,x\n', `a,b\n${',x\n'.repeat(40)}`]) {
      const small = await load(new TextEncoder().encode(table), { header: true })
      expect(await detectErrors(small)).toEqual([])
      expect((await rowsToReview(small, 3)).length).toBe(Math.min(3, small.rowCount))
      if (small.rowCount > 0)
        expect(await detectErrors(small, { labels: [{ row: 0, column: 'b', wrong: false }] })).toEqual([])
    }
  })
})
