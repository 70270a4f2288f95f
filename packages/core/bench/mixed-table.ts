import { randomFrom } from '../src/util/random.ts'

/** CSV: numbers, categories, missing cells and a date; the target depends on most of them. */
export function mixedTable(rows: number): string {
  const random = randomFrom(11, 'whole process')
  const towns = ['north', 'south', 'east', 'west', 'centre']
  const lines = ['x1,x2,x3,x4,x5,town,kind,day,y']
  for (let row = 0; row < rows; row++) {
    const x = Array.from({ length: 5 }, () => random.next())
    const town = random.integer(towns.length)
    const kind = random.integer(12)
    const month = random.integer(12)
    const y = 10 * x[0] * x[1] + 20 * (x[2] - 0.5) * (x[2] - 0.5) + 10 * x[3] + 2 * town + (kind % 3) + random.normal()
    const cells = x.map((value) => (random.next() < 0.03 ? '' : value.toFixed(4)))
    lines.push(
      [...cells, towns[town], `kind ${kind}`, `2024-${String(month + 1).padStart(2, '0')}-15`, y.toFixed(3)].join(','),
    )
  }
  return `${lines.join('\n')}\n`
}
