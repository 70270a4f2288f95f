import type { OperationSpec } from '../operation-spec.ts'
import { tokenizers } from '../tokenize.ts'

/**
 * Text → columns of weighted token counts: each token adds its idf to its column, in the order of the text; tokens without weight add nothing.
 * `l2` divides by the root of the sum of squares (of columns in order) where it is not 0. A missing text gives zeros.
 */
export const tokens: OperationSpec<'tokens'> = {
  bind({ tokenizer, weights, columns, norm }) {
    const table = new Map(Object.entries(weights))
    const tokenize = tokenizers[tokenizer]
    const counts = new Float64Array(columns)
    return {
      text: {
        toNumbers: {
          width: columns,
          value(text) {
            counts.fill(0)
            if (text === null) return counts
            for (const token of tokenize(text)) {
              const weight = table.get(token)
              if (weight !== undefined) counts[weight[0]] += weight[1]
            }
            if (norm === 'l2') normaliseInPlace(counts)
            return counts
          },
        },
      },
    }
  },
}

function normaliseInPlace(counts: Float64Array): void {
  let squares = 0
  for (let i = 0; i < counts.length; i++) squares += counts[i] * counts[i]
  if (squares === 0) return
  const length = Math.sqrt(squares)
  for (let i = 0; i < counts.length; i++) counts[i] /= length
}
