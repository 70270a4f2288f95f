import type { InputColumn } from '../../fitted/fitted-pipeline.ts'
import type { ColumnOperation, TextStep } from '../../transforms/operation.ts'
import { knownTexts, textDomain, unlisted, type TextDomain } from '../text-domain.ts'
import type { Arithmetic } from './arithmetic.ts'
import { freeText, type FreeText } from './free-text.ts'
import type { Graph, Value } from './graph.ts'

/** A text column in the graph: `index` (int64) says which entry of `texts` a cell is. */
export interface TextValue extends TextDomain {
  readonly index: Value
  /** Numbers of the text as it came, for texts in no table. */
  readonly free: FreeText
  /** What has been done to a text in no table since it came. */
  readonly steps: readonly TextStep[]
}

/** How Python hands a missing cell to a graph, unless the column knows the text. */
const pythonMissing = ['nan', 'None', '<NA>']

/** An input column of texts, its cells found by a label encoder. */
export function textInput(
  graph: Graph,
  a: Arithmetic,
  input: InputColumn,
  operations: readonly ColumnOperation[],
): TextValue {
  const known = knownTexts(input, operations)
  const { listed } = known
  const absent = [...new Set([...known.absent, ...pythonMissing.filter((text) => !listed.includes(text))])]
  const texts = graph.input(input.name, 'string')
  const index = graph.node(
    'LabelEncoder',
    [texts],
    {
      keys_strings: [...listed, ...absent],
      values_int64s: [...listed.map((_, i) => i), ...absent.map(() => listed.length + 1)],
      default_int64: listed.length,
    },
    'ai.onnx.ml',
  )
  return { ...textDomain(input, known), index, free: freeText(graph, a, texts), steps: [] }
}

/** `value` for a text in no table, else what `known` says about the text. */
export function whereUnlisted(
  { texts, index }: TextValue,
  value: () => Value,
  known: Float64Array,
  graph: Graph,
  a: Arithmetic,
): Value {
  const at = texts.length - 2
  const looked = a.pick(known, index)
  if (texts[at] !== unlisted) return looked
  return a.where(graph.node('Equal', [index, graph.constant('int64', [at], [])]), value(), looked)
}
