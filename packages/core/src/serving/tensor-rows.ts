import type { InputColumn } from '../fitted/fitted-pipeline.ts'
import type { InputRow, InputValue } from '../fitted/input-row.ts'
import { nearestName } from '../util/nearest-name.ts'
import { isRecord } from './read-json.ts'
import { missingInputs, ScoringError } from './scoring-error.ts'

const numberTypes = ['INT8', 'INT16', 'INT32', 'INT64', 'UINT8', 'UINT16', 'UINT32', 'UINT64', 'FP16', 'FP32', 'FP64']

/** The data type of the protocol for an input column. */
export function datatypeOf({ kind, type, missingShare }: InputColumn): 'BYTES' | 'INT64' | 'FP64' {
  if (kind === 'text') return 'BYTES'
  return type === 'integer' && missingShare === 0 ? 'INT64' : 'FP64'
}

/** The rows of the input tensors, one for each column, of shape [N] or [N, 1]. */
export function tensorRows(inputs: readonly InputColumn[], given: unknown): readonly InputRow[] {
  if (!Array.isArray(given)) throw new ScoringError('"inputs" must be a list of tensors, one for each column')
  const columns = new Map(given.map((tensor) => columnOf(tensor, inputs)))
  const absent = inputs.filter(({ name }) => !columns.has(name))
  if (absent.length > 0) throw missingInputs(absent.map(({ name }) => name))
  const lengths = new Set([...columns.values()].map((values) => values.length))
  if (lengths.size > 1) throw new ScoringError(`inputs differ in length: ${[...lengths].join(', ')}`)
  const [length = 0] = lengths
  return Array.from({ length }, (_, row) =>
    Object.fromEntries([...columns].map(([name, values]) => [name, values[row]])),
  )
}

function columnOf(tensor: unknown, inputs: readonly InputColumn[]): readonly [string, readonly InputValue[]] {
  if (!isRecord(tensor) || typeof tensor.name !== 'string')
    throw new ScoringError('each input must be an object with a name')
  const { name, shape, datatype, data } = tensor
  checkName(name, inputs)
  if (!isShape(shape)) throw new ScoringError(`the shape of "${name}" must be [N] or [N, 1]`)
  if (!Array.isArray(data)) throw new ScoringError(`"data" of "${name}" must be a list; binary data is not supported`)
  const values = data.flat() as readonly unknown[]
  if (values.length !== shape[0]) {
    throw new ScoringError(`"${name}" has shape [${shape.join(', ')}] and ${values.length} values`)
  }
  return [name, values.map((value, row) => checked(value, datatype, name, row))]
}

function checkName(name: string, inputs: readonly InputColumn[]): void {
  const names = inputs.map((input) => input.name)
  if (names.includes(name)) return
  const nearest = nearestName(name, names)
  throw new ScoringError(`unexpected input "${name}"${nearest === null ? '' : `; did you mean "${nearest}"?`}`)
}

function isShape(shape: unknown): shape is readonly number[] {
  if (!Array.isArray(shape) || !shape.every((size) => Number.isInteger(size) && size >= 0)) return false
  return shape.length === 1 || (shape.length === 2 && shape[1] === 1)
}

function checked(value: unknown, datatype: unknown, name: string, row: number): InputValue {
  if (value === null) return null
  const type = typeof value
  const fits =
    datatype === 'BYTES'
      ? type === 'string'
      : datatype === 'BOOL'
        ? type === 'boolean'
        : numberTypes.includes(String(datatype)) && type === 'number'
  if (fits) return value as InputValue
  const known = datatype === 'BYTES' || datatype === 'BOOL' || numberTypes.includes(String(datatype))
  if (!known) {
    throw new ScoringError(
      `unknown datatype ${JSON.stringify(datatype ?? null)} of "${name}"; there are: BOOL, ${numberTypes.join(', ')}, BYTES`,
    )
  }
  throw new ScoringError(`value ${row} of "${name}" is no ${String(datatype)}`)
}
