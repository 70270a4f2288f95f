import { Message } from './protobuf.ts'

/** Element types of TensorProto.DataType. */
export const elementTypes = { uint8: 2, int64: 7, string: 8, bool: 9, double: 11 } as const
export type ElementType = keyof typeof elementTypes

/** A constant tensor, as TensorProto; numbers little-endian. */
export function tensor(
  type: ElementType,
  values: readonly string[] | ArrayLike<number>,
  dims: readonly number[],
  name?: string,
): Message {
  const message = new Message()
  for (const dim of dims) message.integer(1, dim)
  message.integer(2, elementTypes[type])
  if (type === 'string') for (const text of values as readonly string[]) message.text(6, text)
  if (name !== undefined) message.text(8, name)
  if (type !== 'string') message.bytes(9, rawBytes(type, values as ArrayLike<number>))
  return message
}

function rawBytes(type: Exclude<ElementType, 'string'>, values: ArrayLike<number>): Uint8Array {
  if (type === 'uint8' || type === 'bool') return Uint8Array.from(values)
  const view = new DataView(new ArrayBuffer(values.length * 8))
  for (let i = 0; i < values.length; i++) {
    if (type === 'int64') view.setBigInt64(i * 8, BigInt(values[i]), true)
    else view.setFloat64(i * 8, values[i], true)
  }
  return new Uint8Array(view.buffer)
}
