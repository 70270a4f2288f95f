import type { InputColumn } from '../fitted/fitted-pipeline.ts'

/**
 * How booleans and texts meet: `values` are the lower-case words of a boolean column,
 * `known` the texts of a category that spell true and false.
 */
export function booleanWords({ format, values }: InputColumn): {
  readonly values: { readonly [word: string]: number }
  readonly known: { readonly [word: string]: string }
} {
  const words = (values ?? []).filter((text) => text.toLowerCase() === 'true' || text.toLowerCase() === 'false')
  return {
    values: {
      true: 1,
      false: 0,
      '1': 1,
      '0': 0,
      [(format.true ?? 'true').toLowerCase()]: 1,
      [(format.false ?? 'false').toLowerCase()]: 0,
    },
    known: Object.fromEntries(words.map((text) => [text.toLowerCase(), text])),
  }
}
