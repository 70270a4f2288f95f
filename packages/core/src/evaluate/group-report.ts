import { differenceInterval } from './difference-interval.ts'
import type { Estimate } from './estimate.ts'
import { groupRates } from './group-rates.ts'
import type { JudgedRows } from './judged-rows.ts'
import { splitIntoGroups } from './split-into-groups.ts'

/** How a model treats the rows of each group. Plain JSON. */
export interface GroupReport {
  readonly column: string
  /** In order of size, or of the numbers; a group too small to judge has no rates. */
  readonly groups: readonly {
    readonly name: string
    readonly rowCount: number
    /**
     * Binary: baseRate, selectionRate, truePositiveRate, falsePositiveRate, precision, accuracy. Several classes: accuracy.
     * Regression: meanActual, meanPrediction, bias (predicted − actual), mae, coverage.
     */
    readonly rates: { readonly [rate: string]: Estimate }
  }[]
  /** For each rate the two groups furthest apart. */
  readonly gaps: readonly GroupGap[]
}

export interface GroupGap {
  readonly rate: string
  readonly highest: string
  readonly lowest: string
  readonly difference: Estimate
  /** Lowest ÷ highest; null where the highest is not above 0. */
  readonly ratio: number | null
}

/** Groups with fewer rows are listed but not judged. */
const fewestRows = 10

export function groupReport(judged: JudgedRows, name: string): GroupReport {
  const column = judged.table!.dataset.column(name)
  const ratesOf = groupRates(judged)
  const groups = splitIntoGroups(column, judged.rows).map(({ name: group, positions }) => ({
    name: group,
    rowCount: positions.length,
    rates: positions.length < fewestRows ? {} : ratesOf(positions),
  }))
  const rates = [...new Set(groups.flatMap((group) => Object.keys(group.rates)))]
  return { column: name, groups, gaps: rates.flatMap((rate) => gapOf(groups, rate) ?? []) }
}

function gapOf(groups: GroupReport['groups'], rate: string): GroupGap | null {
  const known = groups.filter((group) => rate in group.rates).sort((a, b) => b.rates[rate].value - a.rates[rate].value)
  if (known.length < 2) return null
  const [highest, lowest] = [known[0], known[known.length - 1]]
  const [high, low] = [highest.rates[rate], lowest.rates[rate]]
  return {
    rate,
    highest: highest.name,
    lowest: lowest.name,
    difference: differenceInterval(high, low),
    ratio: high.value > 0 ? low.value / high.value : null,
  }
}
