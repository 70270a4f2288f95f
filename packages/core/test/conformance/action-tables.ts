const cities = ['Bern', 'bern ', 'Basel', 'Genève', 'GenÃ¨ve', 'Zürich', '']
const size = 60

/** A header and rows with a bit of everything: numbers with holes and an outlier, spellings, dates, flags, text, nothing, one value. */
export const messyRows: readonly (readonly string[])[] = [
  ['amount', 'city', 'when', 'flag', 'note', 'empty', 'same', 'target'],
  ...Array.from({ length: size }, (_, row) => messyRow(row)),
]

function messyRow(row: number): readonly string[] {
  return [
    row % 7 === 0 ? '' : row === 31 ? '90000' : String((row * 37) % 101),
    cities[row % cities.length],
    row % 11 === 0 ? '' : `2024-0${1 + (row % 9)}-1${row % 10}`,
    row % 2 === 0 ? 'yes' : 'no',
    row % 13 === 0
      ? ''
      : `word${row % 5} and number ${row} in a longer sentence of its own, about thing ${(row * 7919) % 1009}`,
    '',
    'x',
    row % 5 === 0 ? '' : String(row % 3),
  ]
}

/** The same with other values in the rows held out, of the same types, so that whatever is learned from them shows. */
export function poisonedRows(isHeldOut: (row: number) => boolean): readonly (readonly string[])[] {
  return messyRows.map((cells, index) => (index > 0 && isHeldOut(index - 1) ? poison(cells, index - 1) : cells))
}

function poison(cells: readonly string[], row: number): readonly string[] {
  const [, , , , , empty, same, target] = cells
  return [
    String(1_000_000 + row),
    'Basel',
    '2031-12-31',
    'yes',
    `poisoned sentence ${row} that nobody may read while training, number ${row}`,
    empty,
    same,
    target,
  ]
}
