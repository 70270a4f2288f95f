import type { Feature } from '../../matrix/feature-matrix.ts'
import type { ColumnOperation } from '../../transforms/operation.ts'
import type { Encoder } from '../encoder.ts'
import { meanAndDeviation, median } from '../moments.ts'

/** Missing becomes the median, then mean 0 and deviation 1; a second column says where it was missing. */
export const standardise: Encoder = {
  name: 'standardise',
  title: 'filled and standardised number, with an indicator of missing',
  fit({ name, source, data, statistics }, context) {
    if (data.kind !== 'number' || statistics.distinct === 0) return null
    const operations: ColumnOperation[] = []
    const features: Feature[] = []
    if (statistics.missingCount > 0) {
      const missing = context.freshName(`${name} is missing`)
      operations.push({ op: 'indicator', from: name, to: missing, of: 'missing' })
      features.push({ name: missing, kind: 'numeric', source })
    }
    operations.push(...standardised(name, name, data.values))
    return { operations, features: [{ name, kind: 'numeric', source }, ...features] }
  },
}

/** Operations that fill a number column by its median and bring it to mean 0 and deviation 1, as `to`. */
export function standardised(from: string, to: string, values: Float64Array): readonly ColumnOperation[] {
  const fillValue = median(values)
  const filled = values.map((value) => (value === value ? value : fillValue))
  const { mean, deviation } = meanAndDeviation(filled)
  const scale = deviation > 0 ? 1 / deviation : 1
  return [
    { op: 'fill', from, to, value: fillValue },
    { op: 'affine', from: to, to, scale, offset: -mean * scale },
  ]
}
