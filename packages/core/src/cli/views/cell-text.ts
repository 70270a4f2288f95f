import type { FittedPipeline } from '../../node.ts'

/** A value as the file writes it: Yes and No where the model reads true and false. */
export function cellText({ inputs }: FittedPipeline, column: string, value: string | number | boolean | null): string {
  if (value === null) return '–'
  const format = inputs.find(({ name }) => name === column)?.format ?? {}
  return String((value === true ? format.true : value === false ? format.false : null) ?? value)
}
