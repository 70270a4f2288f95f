import type { FittedPipeline, InputColumn } from '@csvanalyzer/core'
import type { DatasetInput } from '../endpoints/log-inputs.ts'

export interface LoggedDataset {
  readonly name: string
  /** At most 36 characters: `await digestOf(bytes)`. */
  readonly digest: string
  /** Where it came from: a path or an address. */
  readonly source?: string
  readonly rowCount?: number
}

/** The training data as MLflow shows it: columns with types, how many rows, where it came from. */
export function datasetInput(
  { name, digest, source, rowCount }: LoggedDataset,
  pipeline: FittedPipeline,
): DatasetInput {
  const columns = [...pipeline.inputs.map(columnSpec), targetSpec(pipeline)]
  return {
    name,
    digest,
    sourceType: /^https?:/.test(source ?? '') ? 'http' : 'local',
    source: JSON.stringify({ uri: source ?? name }),
    schema: JSON.stringify({ mlflow_colspec: columns }),
    ...(rowCount !== undefined && {
      profile: JSON.stringify({ num_rows: rowCount, num_elements: rowCount * columns.length }),
    }),
    context: 'training',
  }
}

interface ColumnSpec {
  readonly type: 'long' | 'double' | 'string'
  readonly name: string
  readonly required: boolean
}

function columnSpec({ name, kind, type, missingShare }: InputColumn): ColumnSpec {
  const numberType = type === 'integer' && missingShare === 0 ? 'long' : 'double'
  return { type: kind === 'text' ? 'string' : numberType, name, required: missingShare === 0 }
}

function targetSpec({ target, task }: FittedPipeline): ColumnSpec {
  return { type: task === 'regression' ? 'double' : 'string', name: target, required: true }
}
