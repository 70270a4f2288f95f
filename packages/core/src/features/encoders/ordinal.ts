import type { Encoder } from '../encoder.ts'
import { knownOrder } from '../known-orders.ts'

/** The rank of a category whose order is given or commonly known: 0, 1, 2 … from the lowest; other texts are missing. */
export const ordinal: Encoder = {
  name: 'ordinal',
  title: 'rank in a known order',
  fit({ name, source, data, statistics }, { orders, freshName }) {
    if (data.kind !== 'text' || statistics.distinct < 2) return null
    const texts = statistics.levels.map((level) => level.text)
    const ranks = Object.hasOwn(orders, source)
      ? Object.fromEntries(orders[source].map((text, rank) => [text, rank]))
      : knownOrder(texts)
    if (ranks === null) return null
    const to = freshName(`${name}: rank`)
    return {
      operations: [{ op: 'lookUp', from: name, to, table: ranks, other: null, missing: null }],
      features: [{ name: to, kind: 'numeric', source }],
    }
  },
}
