import type { InputColumn } from '../../fitted/fitted-pipeline.ts'
import { bindOperation } from '../../transforms/apply.ts'
import type { ColumnOperation } from '../../transforms/operation.ts'
import { trimText } from '../../transforms/text-space.ts'
import type { Graph, Value } from './graph.ts'

/** A text column as a function of the text of one input column: `index` (int64) says which entry of `texts` the cell is. */
export interface TextValue {
  readonly input: string
  readonly index: Value
  /** The text for each index; entry `length − 2` is any text not listed, the last one missing. */
  readonly texts: readonly (string | null)[]
}

/** Stands for every text that is in no table. */
const unlisted = '\u0000unlisted'

/** How Python hands a missing cell to a graph, unless the column knows the text. */
const pythonMissing = ['nan', 'None', '<NA>']

/** The texts of an input column that tables know, found in the graph by a label encoder. The empty text is missing. */
export function textInput(graph: Graph, input: InputColumn, operations: readonly ColumnOperation[]): TextValue {
  const missing = new Set(input.format.missing ?? [])
  const known = new Set([...(input.values ?? []), ...operations.flatMap(tableTexts)])
  const listed = [...known].filter((text) => trimText(text) !== '' && !missing.has(trimText(text)))
  const absent = [...new Set(['', ...missing, ...pythonMissing.filter((text) => !known.has(text))])]
  const index = graph.node(
    'LabelEncoder',
    [graph.input(input.name, 'string')],
    { keys_strings: [...listed, ...absent], values_int64s: [...listed.map((_, i) => i), ...absent.map(() => listed.length + 1)], default_int64: listed.length },
    'ai.onnx.ml',
  )
  return { input: input.name, index, texts: [...listed, unlisted, null] }
}

/** Texts that an operation tells apart. */
function tableTexts(operation: ColumnOperation): readonly string[] {
  switch (operation.op) {
    case 'lookUp':
    case 'fillBy':
      return Object.keys(operation.table)
    case 'mapText':
      return Object.keys(operation.map)
    case 'missingIf':
      return operation.values.filter((value) => typeof value === 'string')
    case 'indicator':
      if (operation.of === 'missing') return []
      if ('notIn' in operation.of) return operation.of.notIn
      return typeof operation.of.equals === 'string' ? [operation.of.equals] : []
    default:
      return []
  }
}

/** A text → text operation: it only relabels. */
export function relabel(value: TextValue, operation: ColumnOperation): TextValue {
  const toText = bindOperation(operation).text!.toText!
  return { ...value, texts: value.texts.map(toText) }
}

/** A text → number operation as one number for each index. */
export function numbersOf({ texts }: TextValue, operation: ColumnOperation): Float64Array {
  return Float64Array.from(texts, bindOperation(operation).text!.toNumber!)
}
