import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { bindOperation } from '../transforms/bind-operation.ts'
import type { ColumnOperation } from '../transforms/operation.ts'

export type Kind = 'number' | 'text'
/** An operation that writes, with the kinds of what it reads and writes: all that a printer must know beside its options. */
export interface TypedOperation {
  readonly operation: Exclude<ColumnOperation, { readonly op: 'keep' | 'drop' }>
  readonly from: Kind
  readonly by: Kind | null
  readonly to: Kind
}

/** The operations of a pipeline in order, typed from its inputs on. `keep` and `drop` print nothing. */
export function typedOperations({
  inputs,
  operations,
}: Pick<FittedPipeline, 'inputs' | 'operations'>): readonly TypedOperation[] {
  const kinds = new Map<string, Kind>(inputs.map(({ name, kind }) => [name, kind]))
  return operations.flatMap((operation): readonly TypedOperation[] => {
    if (operation.op === 'keep' || operation.op === 'drop') return []
    const from = kinds.get(operation.from)!
    const typed = {
      operation,
      from,
      by: 'by' in operation ? kinds.get(operation.by)! : null,
      to: kindWritten(operation, from),
    }
    if (operation.op === 'tokens')
      for (let i = 0; i < operation.columns; i++) kinds.set(`${operation.to}#${i}`, 'number')
    else kinds.set(operation.to, typed.to)
    return [typed]
  })
}

function kindWritten(operation: ColumnOperation, from: Kind): Kind {
  const { number, text, pair } = bindOperation(operation)
  if (pair !== undefined) return pair.textByText === undefined ? 'number' : 'text'
  return (from === 'number' ? number?.toText : text?.toText) === undefined ? 'number' : 'text'
}
