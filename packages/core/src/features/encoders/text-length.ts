import type { Feature } from '../../matrix/feature-matrix.ts'
import { operations as columnOperations } from '../../transforms/operations/index.ts'
import type { ColumnOperation } from '../../transforms/operation.ts'
import type { Encoder } from '../encoder.ts'
import { standardised } from './standardise.ts'

/** How long a text is, in characters and in words. */
export const textLength: Encoder = {
  name: 'textLength',
  title: 'length of a text',
  fit({ name, source, data, statistics }, { encoding, freshName }) {
    if (data.kind !== 'text' || statistics.distinct < 2) return null
    const operations: ColumnOperation[] = []
    const features: Feature[] = []
    for (const unit of ['characters', 'words'] as const) {
      const to = freshName(`${name}: ${unit}`)
      const operation = { op: 'textLength', from: name, to, unit } as const
      operations.push(operation)
      if (encoding === 'linear') {
        const length = columnOperations.textLength.bind(operation).text!.toNumber!
        const lengths = data.dictionary.map(length)
        operations.push(
          ...standardised(
            to,
            to,
            Float64Array.from(data.codes, (code) => (code < 0 ? NaN : lengths[code])),
          ),
        )
      }
      features.push({ name: to, kind: 'numeric', source })
    }
    return { operations, features }
  },
}
