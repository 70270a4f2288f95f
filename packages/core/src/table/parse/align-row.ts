import type { ColumnMatcher } from '../sniff/column-matcher.ts'

/** A piece of a row: where it stands, how its text is found, and the text. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly flag: number
  /** With its quotes. */
  readonly rawStart: number
  readonly rawEnd: number
  readonly text: string
}

export interface RowReader {
  /** The piece that reaches from one piece to another, delimiters included. */
  join(first: Piece, last: Piece): Piece
  /** The ways to cut a piece in two. */
  split(piece: Piece): readonly (readonly [Piece, Piece])[]
}

// Costs beside those of the misfits: what is rarer costs more.
const DROP_EMPTY = 0.3
const JOIN = 0.25
const SPLIT = 0.45
const ABSENT_CELL = 0.4

export interface Alignment {
  /** One piece for each column, null where the row has none. */
  readonly pieces: readonly (Piece | null)[]
  readonly cost: number
}

interface State {
  readonly cost: number
  readonly pieces: readonly (Piece | null)[]
}

/**
 * Lays the pieces of a row of another length on the columns so that they fit best: an edit distance whose moves are
 * take a piece, drop an empty one, join neighbours, cut one in two, and leave a column without a cell.
 */
export function alignRow(
  pieces: readonly Piece[],
  matchers: readonly ColumnMatcher[],
  reader: RowReader,
): Alignment | null {
  const width = matchers.length
  const slack = Math.abs(pieces.length - width) + 1
  const best = new Map<number, State>([[0, { cost: 0, pieces: [] }]])
  const key = (piece: number, column: number): number => piece * (width + 1) + column
  // Whether a way that costs so much, misfits aside, can still be the best: misfits are dear to find out.
  const mayBeBest = (piece: number, column: number, cost: number): boolean =>
    cost < (best.get(key(piece, column))?.cost ?? Infinity)
  const relax = (piece: number, column: number, from: State, cost: number, added: readonly (Piece | null)[]): void => {
    const at = key(piece, column)
    const known = best.get(at)
    if (known === undefined || from.cost + cost < known.cost)
      best.set(at, { cost: from.cost + cost, pieces: added.length === 0 ? from.pieces : [...from.pieces, ...added] })
  }
  for (let piece = 0; piece <= pieces.length; piece++) {
    const joins: Piece[] = []
    let splits: ReturnType<RowReader['split']> | undefined
    for (let column = Math.max(0, piece - slack); column <= width; column++) {
      const state = best.get(key(piece, column))
      if (state === undefined) continue
      if (column < width)
        relax(piece, column + 1, state, ABSENT_CELL - column * 1e-4 + matchers[column].misfit('') / 4, [null])
      if (piece === pieces.length) continue
      const here = pieces[piece]
      if (here.text.trim() === '' && pieces.length > width) relax(piece + 1, column, state, DROP_EMPTY, [])
      if (column === width) continue
      relax(piece + 1, column + 1, state, matchers[column].misfit(here.text), [here])
      for (let last = piece + 1; last < pieces.length && last - piece <= pieces.length - width + 1; last++) {
        const cost = 0.1 + JOIN * Math.min(4, last - piece)
        if (!mayBeBest(last + 1, column + 1, state.cost + cost)) continue
        const joined = (joins[last] ??= reader.join(here, pieces[last]))
        relax(last + 1, column + 1, state, cost + matchers[column].misfit(joined.text), [joined])
      }
      if (column + 1 < width && pieces.length < width) {
        splits ??= reader.split(here)
        for (const [left, right] of splits)
          relax(
            piece + 1,
            column + 2,
            state,
            SPLIT +
              matchers[column].misfit(left.text) +
              matchers[column + 1].misfit(right.text) -
              left.text.length * 1e-5,
            [left, right],
          )
      }
    }
  }
  return best.get(key(pieces.length, width)) ?? null
}
