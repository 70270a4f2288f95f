import { frequentLevels, levelLimits } from '../category-levels.ts'
import type { Encoder } from '../encoder.ts'

/** Each frequent text is a level, all others share the last one; missing stays missing. Trees split such a column by sets. */
export const nativeCategory: Encoder = {
  name: 'nativeCategory',
  title: 'category by its levels',
  fit({ name, source, data, statistics }) {
    if (data.kind !== 'text' || statistics.distinct === 0) return null
    const kept = frequentLevels(statistics, levelLimits.native)
    if (kept.length === 0) return null
    const table = Object.fromEntries(kept.map((level, code) => [level.text, code]))
    return {
      operations: [{ op: 'lookUp', from: name, to: name, table, other: kept.length, missing: null }],
      features: [{ name, kind: 'categorical', levels: kept.length + 1, source }],
    }
  },
}
