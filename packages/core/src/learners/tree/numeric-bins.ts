import { MISSING_BIN } from '../../kernels/kernels.ts'

/** Cells of the look-up table from values to bins. */
const CELLS = 2048
/** Where a cell holds more edges than this on average, bisection is faster. */
const MOST_STEPS = 3

/** Writes the bin of every value; returns whether one is missing. */
export function numericBinsInto(into: Uint8Array, column: Float64Array, edges: Float64Array): boolean {
  const table = edges.length > 8 && column.length > 4 * CELLS ? lookUpTable(edges) : null
  return table === null ? byBisection(into, column, edges) : byTable(into, column, edges, table)
}

interface Table {
  readonly low: number
  readonly scale: number
  /** First bin that a value of the cell may have. */
  readonly first: Uint8Array
}

/** Equal cells over the range of the edges; null when the edges crowd in few of them. */
function lookUpTable(edges: Float64Array): Table | null {
  const low = edges[0]
  const scale = (CELLS - 2) / (edges[edges.length - 1] - low)
  if (!(scale > 0 && scale < Infinity)) return null
  const first = new Uint8Array(CELLS + 1)
  const counts = new Int32Array(CELLS + 1)
  for (let e = 0; e < edges.length; e++) counts[cellOf(edges[e], low, scale)]++
  let crowding = 0
  for (let cell = 0, before = 0; cell <= CELLS; cell++) {
    first[cell] = before
    before += counts[cell]
    crowding += counts[cell] * counts[cell]
  }
  return crowding / edges.length > MOST_STEPS ? null : { low, scale, first }
}

/** Never decreasing in x, so the edges below a cell's first edge are below all its values. */
function cellOf(x: number, low: number, scale: number): number {
  const cell = (x - low) * scale + 1
  return cell >= CELLS ? CELLS : cell > 0 ? cell | 0 : 0
}

function byTable(into: Uint8Array, column: Float64Array, edges: Float64Array, { low, scale, first }: Table): boolean {
  const padded = paddedEdges(edges)
  let hasMissing = false
  for (let i = 0; i < column.length; i++) {
    const x = column[i]
    const cell = (x - low) * scale + 1
    let bin = first[cell >= CELLS ? CELLS : cell > 0 ? cell | 0 : 0]
    while (x > padded[bin]) bin++
    if (x !== x) {
      bin = MISSING_BIN
      hasMissing = true
    }
    into[i] = bin
  }
  return hasMissing
}

/** Edges, then infinities: eight halvings of 256 always end. */
function paddedEdges(edges: Float64Array): Float64Array {
  const padded = new Float64Array(256).fill(Infinity)
  padded.set(edges)
  return padded
}

function byBisection(into: Uint8Array, column: Float64Array, edges: Float64Array): boolean {
  const padded = paddedEdges(edges)
  let hasMissing = false
  for (let i = 0; i < column.length; i++) {
    const x = column[i]
    let bin = 0
    for (let half = 128; half > 0; half >>= 1) if (x > padded[bin + half - 1]) bin += half
    if (x !== x) {
      bin = MISSING_BIN
      hasMissing = true
    }
    into[i] = bin
  }
  return hasMissing
}
