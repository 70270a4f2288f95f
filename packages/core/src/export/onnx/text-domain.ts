import type { InputColumn } from '../../fitted/fitted-pipeline.ts'
import type { ColumnOperation } from '../../transforms/operation.ts'
import { knownTexts, textDomain, type TextDomain } from '../text-domain.ts'
import type { Graph, Value } from './graph.ts'

/** A text column in the graph: `index` (int64) says which entry of `texts` a cell is. */
export interface TextValue extends TextDomain {
  readonly index: Value
}

/** How Python hands a missing cell to a graph, unless the column knows the text. */
const pythonMissing = ['nan', 'None', '<NA>']

/** An input column of texts, its cells found by a label encoder. */
export function textInput(graph: Graph, input: InputColumn, operations: readonly ColumnOperation[]): TextValue {
  const known = knownTexts(input, operations)
  const { listed } = known
  const absent = [...new Set([...known.absent, ...pythonMissing.filter((text) => !listed.includes(text))])]
  const index = graph.node(
    'LabelEncoder',
    [graph.input(input.name, 'string')],
    {
      keys_strings: [...listed, ...absent],
      values_int64s: [...listed.map((_, i) => i), ...absent.map(() => listed.length + 1)],
      default_int64: listed.length,
    },
    'ai.onnx.ml',
  )
  return { ...textDomain(input, known), index }
}
