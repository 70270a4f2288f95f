import type { Feature } from '../../matrix/feature-matrix.ts'
import { datePartOf } from '../../transforms/date-part.ts'
import type { ColumnOperation, DatePart } from '../../transforms/operation.ts'
import type { Encoder } from '../encoder.ts'
import { standardised } from './standardise.ts'

const forTrees: readonly DatePart[] = ['epochDays', 'year', 'month', 'day', 'weekday', 'dayOfYear', 'hour', 'minute']
const plainForLinear: readonly DatePart[] = ['epochDays']
const cyclesForLinear: readonly DatePart[] = ['monthSin', 'monthCos', 'weekdaySin', 'weekdayCos', 'hourSin', 'hourCos']

/** The parts of a date that vary in training; cycles as sine and cosine for linear models. */
export const dateParts: Encoder = {
  name: 'dateParts',
  title: 'parts of a date',
  fit({ name, source, data, statistics }, { encoding, freshName }) {
    if (data.kind !== 'number' || statistics.distinct === 0) return null
    const operations: ColumnOperation[] = []
    const features: Feature[] = []
    const parts = encoding === 'tree' ? forTrees : [...plainForLinear, ...cyclesForLinear]
    for (const part of parts) {
      if (!varies(data.values, datePartOf(part))) continue
      const to = freshName(`${name}: ${part}`)
      operations.push({ op: 'datePart', from: name, to, part })
      if (encoding === 'linear') operations.push(...standardised(to, to, data.values.map(datePartOf(part))))
      features.push({ name: to, kind: 'numeric', source })
    }
    if (encoding === 'linear' && statistics.missingCount > 0) {
      const to = freshName(`${name} is missing`)
      operations.push({ op: 'indicator', from: name, to, of: 'missing' })
      features.push({ name: to, kind: 'numeric', source })
    }
    return { operations, features }
  },
}

function varies(dates: Float64Array, partOf: (milliseconds: number) => number): boolean {
  let first = NaN
  for (let i = 0; i < dates.length; i++) {
    const value = partOf(dates[i])
    if (first !== first) first = value
    else if (value === value && value !== first) return true
  }
  return false
}
