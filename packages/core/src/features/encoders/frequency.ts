import type { Encoder } from '../encoder.ts'

/** How often the text occurs in training, as a share; 0 for one never seen. */
export const frequency: Encoder = {
  name: 'frequency',
  title: 'share of rows with the same category',
  fit({ name, source, data, statistics }, { freshName }) {
    if (data.kind !== 'text' || statistics.distinct === 0) return null
    const to = freshName(`${name}: frequency`)
    const table = Object.fromEntries(
      statistics.levels
        .filter((level) => level.count > 1)
        .map((level) => [level.text, level.count / statistics.rowCount]),
    )
    return {
      operations: [{ op: 'lookUp', from: name, to, table, other: 0, missing: 0 }],
      features: [{ name: to, kind: 'numeric', source }],
    }
  },
}
