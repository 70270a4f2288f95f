import type { Feature } from '../../matrix/feature-matrix.ts'
import type { ColumnOperation, OperationOf } from '../../transforms/operation.ts'
import { frequentLevels, hasOtherLevels, levelLimits } from '../category-levels.ts'
import type { Encoder } from '../encoder.ts'

/** One 0/1 column for each frequent text, one for all others, one for missing. */
export const oneHot: Encoder = {
  name: 'oneHot',
  title: 'one column for each category',
  fit({ name, source, data, statistics }, { freshName }) {
    if (data.kind !== 'text' || statistics.distinct === 0) return null
    const kept = frequentLevels(statistics, levelLimits.oneHot)
    const operations: ColumnOperation[] = []
    const features: Feature[] = []
    const add = (wanted: string, of: OperationOf<'indicator'>['of']) => {
      const to = freshName(wanted)
      operations.push({ op: 'indicator', from: name, to, of })
      features.push({ name: to, kind: 'numeric', source })
    }
    for (const { text } of kept) add(`${name} = ${text}`, { equals: text })
    if (hasOtherLevels(statistics, kept)) add(`${name} = (other)`, { notIn: kept.map((level) => level.text) })
    if (statistics.missingCount > 0) add(`${name} is missing`, 'missing')
    return { operations, features }
  },
}
