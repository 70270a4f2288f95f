import { expect, it } from 'vitest'
import { detectErrors } from '../../src/clean/errors/detect-errors.ts'
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
