import { beginsWithLetter } from './letters.ts'
import type { SampleRow } from './sample-rows.ts'

/** A sentence that the delimiter cut: `Source: Ministry of Transport, Office of Statistics`. */
export function isProse({ cells, quoted }: SampleRow, width: number): boolean {
  return (
    width > 2 &&
    !quoted &&
    cells.length > 1 &&
    cells.length < width &&
    cells.slice(1).every((cell) => cell[0] === ' ' && beginsWithLetter(cell.slice(1)))
  )
}
