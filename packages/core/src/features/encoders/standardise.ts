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

/** Beyond so many ranges outside of what training saw, a number counts as that far and no further. */
const farthest = 3

/** Operations that fill a number column by its median and bring it to mean 0 and deviation 1, as `to`; a number far outside of training is drawn in. */
export function standardised(from: string, to: string, values: Float64Array): readonly ColumnOperation[] {
  const fillValue = median(values)
  const filled = values.map((value) => (value === value ? value : fillValue))
  const { mean, deviation } = meanAndDeviation(filled)
  const scale = deviation > 0 ? 1 / deviation : 1
  const { least, greatest } = finiteRange(values)
  const margin = farthest * (greatest - least)
  return [
    { op: 'fill', from, to, value: fillValue },
    {
      op: 'clip',
      from: to,
      to,
      lower: finiteOr(least - margin, -Number.MAX_VALUE),
      upper: finiteOr(greatest + margin, Number.MAX_VALUE),
    },
    { op: 'affine', from: to, to, scale, offset: 0 - mean * scale },
  ]
}

function finiteRange(values: Float64Array): { readonly least: number; readonly greatest: number } {
  let least = Infinity
  let greatest = -Infinity
  for (const value of values) {
    if (value - value !== 0) continue
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  return least <= greatest ? { least, greatest } : { least: 0, greatest: 0 }
}

function finiteOr(value: number, otherwise: number): number {
  return value - value === 0 ? value : otherwise
}
