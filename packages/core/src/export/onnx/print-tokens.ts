import { bindOperation } from '../../transforms/bind-operation.ts'
import type { OperationOf } from '../../transforms/operation.ts'
import type { Arithmetic } from './arithmetic.ts'
import type { Graph, Value } from './graph.ts'
import { whereUnlisted, type TextValue } from './text-domain.ts'

/** The length of the table of sums; where a word stands more often, its weight is multiplied. */
const tableLength = 32

/** The columns of weighted counts of words, in order. */
export function printTokens(
  operation: OperationOf<'tokens'>,
  from: TextValue,
  graph: Graph,
  a: Arithmetic,
): readonly Value[] {
  const counts = Array.from<Value | null>({ length: operation.columns }).fill(null)
  for (const [word, [column, idf]] of Object.entries(operation.weights)) {
    const count = from.free.occurrences(word)
    const inTable = a.integer(graph.node('Min', [count, graph.number(tableLength - 1)]))
    const weighted = a.where(a.less(count, tableLength), a.pick(repeatedSums(idf), inTable), a.mul(count, idf))
    counts[column] = counts[column] === null ? weighted : a.add(counts[column], weighted)
  }
  const all = counts.map((count) => count ?? a.mul(from.free.words(), 0))
  const free = operation.norm === 'l2' ? normalised(all, graph, a) : all
  const known = knownColumns(operation, from)
  return free.map((value, column) => whereUnlisted(from, () => value, known[column], graph, a))
}

/** What so many additions of a number give, which differs from the product in the last place. */
function repeatedSums(idf: number): Float64Array {
  const sums = new Float64Array(tableLength)
  for (let i = 1; i < tableLength; i++) sums[i] = sums[i - 1] + idf
  return sums
}

/** Divided by the root of the sum of squares, which is summed in the order of the columns, as the predictor does. */
function normalised(counts: readonly Value[], graph: Graph, a: Arithmetic): readonly Value[] {
  const one = graph.constant('int64', [1], [1])
  const matrix = graph.node(
    'Concat',
    counts.map((count) => graph.node('Unsqueeze', [count, one])),
    { axis: 1 },
  )
  const running = graph.node('CumSum', [a.mul(matrix, matrix), graph.constant('int64', [1], [])])
  const squares = graph.node('Gather', [running, graph.constant('int64', [counts.length - 1], [])], { axis: 1 })
  const length = graph.node('Sqrt', [a.where(a.equal(squares, 0), 1, squares)])
  return counts.map((count) => a.div(count, length))
}

/** The columns for each text that a table knows, and for a missing one. */
function knownColumns(operation: OperationOf<'tokens'>, { texts }: TextValue): readonly Float64Array[] {
  const { value } = bindOperation(operation).text!.toNumbers!
  const rows = texts.map((text) => Float64Array.from(value(text)))
  return Array.from({ length: operation.columns }, (_, column) => Float64Array.from(rows, (row) => row[column]))
}
