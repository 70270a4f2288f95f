import { bindOperation } from '../transforms/bind-operation.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import type { InputColumn } from './fitted-pipeline.ts'

/**
 * Whether a text of this column was seen in training, in this or in another spelling that cleaning brings to the same text.
 * Null for a column whose texts are open.
 */
export function seenTexts(
  input: InputColumn,
  operations: readonly ColumnOperation[],
): ((text: string) => boolean) | null {
  if (input.values === null) return null
  const steps = spellingSteps(input.name, operations)
  const spell = (text: string): string | null => steps.reduce<string | null>((current, step) => step(current), text)
  const seen = new Set(input.values)
  const spelled = new Set(input.values.map(spell))
  return (text) => seen.has(text) || (steps.length > 0 && spelled.has(spell(text)))
}

/** The operations that rewrite the column itself before anything else reads it. */
function spellingSteps(
  column: string,
  operations: readonly ColumnOperation[],
): readonly ((text: string | null) => string | null)[] {
  const steps: ((text: string | null) => string | null)[] = []
  for (const operation of operations) {
    if (!('from' in operation) || operation.from !== column) continue
    const toText = operation.to === column ? bindOperation(operation).text?.toText : undefined
    if (toText === undefined) break
    steps.push(toText)
  }
  return steps
}
