import type { Graph, Value } from './graph.ts'

/** The parts of the texts of N rows in one list: part i belongs to row `rows[i]` (int64). Empty parts are left out. */
export interface Pieces {
  readonly texts: Value
  readonly rows: Value
}

/** Each text as one part. */
export function wholeTexts(graph: Graph, texts: Value): Pieces {
  const count = graph.node('Squeeze', [graph.node('Shape', [texts])])
  const [zero, one] = [graph.constant('int64', [0], []), graph.constant('int64', [1], [])]
  return { texts, rows: graph.node('Range', [zero, count, one]) }
}

/** Cuts parts at every one of some delimiters. ONNX cuts at one delimiter at a time, and pads each row to the longest. */
export function cutPieces(graph: Graph, whole: Pieces, delimiters: Iterable<string>): Pieces {
  const flat = graph.constant('int64', [-1], [1])
  let { texts, rows } = whole
  for (const delimiter of delimiters) {
    const [parts] = graph.nodeOf(2, 'StringSplit', [texts], { delimiter })
    const upright = graph.node('Unsqueeze', [rows, graph.constant('int64', [1], [1])])
    const owners = graph.node('Reshape', [graph.node('Expand', [upright, graph.node('Shape', [parts])]), flat])
    const cut = graph.node('Reshape', [parts, flat])
    const isText = graph.node('Not', [graph.node('Equal', [cut, graph.constant('string', [''], [])])])
    texts = graph.node('Compress', [cut, isText], { axis: 0 })
    rows = graph.node('Compress', [owners, isText], { axis: 0 })
  }
  return { texts, rows }
}

/** The sum over the parts of each row, in their order; `like` is any vector of N values of one type of number. */
export function sumByRow(graph: Graph, { rows }: Pieces, values: Value, zeros: Value): Value {
  return graph.node('ScatterElements', [zeros, rows, values], { axis: 0, reduction: 'add' })
}
