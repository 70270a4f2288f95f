import type { ColumnProfile } from '../profile.ts'
import { idLike } from './id-like-column.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { present, quoted, short } from './wording.ts'

const leastRows = 200
const leastDistinct = 50
/** The standard normal value that leaves a thousandth below. */
const deviation = -3.09

export const uniform: FindingRule = {
  code: 'uniform',
  title: 'Evener than chance',
  threshold: `The bars of a column of numbers (at least ${leastRows} rows, ${leastDistinct} different values) are evener than in 999 of 1000 random draws from an even spread (χ²).`,
  action: null,
  find: ({ columns, dataset, target }) =>
    columns.flatMap((profile) => {
      if (profile.name === target?.profile.name || !isTooEven(profile)) return []
      if (idLike(profile, dataset.column(profile.name)) !== null) return []
      const { min, max } = profile.number!
      return [
        found(uniform, {
          column: profile.name,
          severity: 'info',
          cost: 0.01,
          threshold: 0.999,
          message: `${quoted(profile.name)} is spread from ${short(min)} to ${short(max)} more evenly than chance would have it: numbered or generated, hardly measured.`,
          evidence: { min, max, chiSquare: chiSquare(profile), bars: profile.histogram!.counts.length },
          rows: profile.number!.lowest.map((entry) => entry.row),
        }),
      ]
    }),
}

function isTooEven(profile: ColumnProfile): boolean {
  const { number, histogram } = profile
  if (number === null || histogram === null || present(profile) < leastRows || profile.distinct < leastDistinct)
    return false
  const bars = histogram.counts.length
  return bars >= 5 && chiSquare(profile) < chiSquareAt(bars - 1)
}

/** Against counts in proportion to the part of each bar within the range: the outer bars may reach beyond it. */
function chiSquare({ histogram, number }: ColumnProfile): number {
  const { counts, edges } = histogram!
  const half = number!.integers === counts.reduce((sum, count) => sum + count, 0) ? 0.5 : 0
  const [low, high] = [number!.min - half, number!.max + half]
  const total = counts.reduce((sum, count) => sum + count, 0)
  let sum = 0
  for (let bar = 0; bar < counts.length; bar++) {
    const width = Math.min(edges[bar + 1], high) - Math.max(edges[bar], low)
    const expected = (total * width) / (high - low)
    if (expected > 0) sum += ((counts[bar] - expected) * (counts[bar] - expected)) / expected
  }
  return sum
}

/** The lower thousandth of χ² by the cube-root approximation of Wilson and Hilferty. */
function chiSquareAt(degrees: number): number {
  const ninth = 2 / (9 * degrees)
  const root = 1 - ninth + deviation * Math.sqrt(ninth)
  return root > 0 ? degrees * root * root * root : 0
}
