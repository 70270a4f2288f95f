import type { Encoder } from '../encoder.ts'

/** The number as it is, missing as missing: for trees. */
export const numeric: Encoder = {
  name: 'numeric',
  title: 'number as it is',
  fit: ({ name, source, data, statistics }) =>
    data.kind !== 'number' || statistics.distinct === 0
      ? null
      : { operations: [], features: [{ name, kind: 'numeric', source }] },
}
