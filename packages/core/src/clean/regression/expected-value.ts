import { quantile } from '../../profile/quantile.ts'
import { sampleRows } from '../../util/sample-rows.ts'
import type { ColumnSet, NumberData } from '../../transforms/column-data.ts'
import type { ColumnOperation } from '../../transforms/operation.ts'
import type { JsonObject, JsonValue } from '../../util/json.ts'
import { sortedNumbers } from '../column-values.ts'
import { pickRows } from '../pick-rows.ts'
import { isNumber, mapOption, numberOption, textOption } from '../read-options.ts'
import type { Predictor } from './predictors.ts'
import { predictorsOf } from './predictors.ts'
import { crossFittedRidge } from './ridge.ts'

const leastRows = 20
const mostRows = 20_000

/**
 * What to write where a number is missing, learned from the rows where it is known: a ridge regression on other columns
 * where that beats the median on rows it did not learn from, else the median. `note` says which, and why.
 */
export function learnExpected(set: ColumnSet, column: string, names: readonly string[], seed: number): JsonObject {
  const data = set.columns.get(column) as NumberData
  const sorted = sortedNumbers(data)
  if (sorted.length === 0) return { model: 'median', value: null, note: 'nothing, for every cell is missing' }
  const value = quantile(sorted, 0.5)
  const median = (why: string): JsonObject => ({ model: 'median', value, note: `the median ${short(value)}, ${why}` })
  if (sorted.length < leastRows) return median(`for fewer than ${leastRows} cells are known`)
  const known = knownRows(data)
  const rows = pickRows(set, known)
  const y = (rows.columns.get(column) as NumberData).values
  const predictors = predictorsOf(rows, names, y)
  const columns = predictors.flatMap((predictor) => predictor.columns)
  const ridge = crossFittedRidge(columns, y, seed)
  if (ridge === null) return median('for no other column tells anything about it')
  const { intercept, coefficients, penalty, error, medianError } = ridge
  const errors = `${short(error)} against ${short(medianError)} on cells held back`
  if (!ridge.isBetter) return median(`for a regression on other columns is no better (mean error ${errors})`)
  return {
    model: 'ridge',
    value,
    lower: sorted[0],
    upper: sorted[sorted.length - 1],
    intercept,
    penalty,
    ...termsOf(predictors, coefficients),
    scratch: unusedName(set, `${column} expected`),
    note: `a regression on ${listed(predictors.map(({ name }) => name))}, mean error ${errors} where the median is written`,
  }
}

function knownRows({ values }: NumberData): Int32Array {
  const known = Int32Array.from({ length: values.length }, (_, row) => row).filter(
    (row) => values[row] - values[row] === 0,
  )
  return known.length <= mostRows ? known : sampleRows(known.length, mostRows).map((index) => known[index])
}

/** Numbers as `name: [weight, mean]`; texts as the share of the sum that each brings, and `others` for what is rare, unknown or missing. */
function termsOf(predictors: readonly Predictor[], coefficients: Float64Array): JsonObject {
  const numbers: Record<string, JsonValue> = {}
  const texts: Record<string, JsonValue> = {}
  let at = 0
  for (const { name, levels, means } of predictors) {
    const weights = coefficients.subarray(at, (at += means.length))
    if (levels === null) numbers[name] = [weights[0], means[0]]
    else {
      const table = Object.fromEntries(levels.map((text, level) => [text, weights[level]]))
      texts[name] = { table, others: means.reduce((sum, mean, level) => sum + mean * weights[level], 0) }
    }
  }
  return { numbers, texts }
}

/** The operations that write what was learned into missing cells. */
export function lowerExpected(column: string, learned: JsonObject): readonly ColumnOperation[] {
  const value = numberOption(learned, 'value')
  if (value === null) return []
  if (learned['model'] !== 'ridge') return [{ op: 'fill', from: column, to: column, value }]
  const expected = textOption(learned, 'scratch')!
  const part = `${expected} part`
  return [
    ...weightedSum(learned, expected, part),
    { op: 'fill', from: expected, to: expected, value },
    {
      op: 'clip',
      from: expected,
      to: expected,
      lower: numberOption(learned, 'lower'),
      upper: numberOption(learned, 'upper'),
    },
    { op: 'indicator', from: column, to: part, of: 'missing' },
    { op: 'product', from: expected, by: part, to: expected },
    { op: 'fill', from: column, to: column, value: 0 },
    { op: 'sum', from: column, by: expected, to: column, weight: 1 },
    { op: 'drop', columns: [expected, part] },
  ]
}

function weightedSum(learned: JsonObject, expected: string, part: string): readonly ColumnOperation[] {
  const offset = numberOption(learned, 'intercept') ?? 0
  const terms = [
    ...Object.entries(mapOption(learned, 'numbers', isPair)).map(([name, [weight, mean]]) => ({
      weight,
      term: (to: string): ColumnOperation => ({ op: 'fill', from: name, to, value: mean }),
    })),
    ...Object.entries(mapOption(learned, 'texts', isObject)).map(([name, text]) => ({
      weight: 1,
      term: (to: string): ColumnOperation => {
        const others = numberOption(text, 'others') ?? 0
        return {
          op: 'lookUp',
          from: name,
          to,
          table: mapOption(text, 'table', isNumber),
          other: others,
          missing: others,
        }
      },
    })),
  ]
  return terms.flatMap(({ weight, term }, index): readonly ColumnOperation[] =>
    index === 0
      ? [term(expected), { op: 'affine', from: expected, to: expected, scale: weight, offset }]
      : [term(part), { op: 'sum', from: expected, by: part, to: expected, weight }],
  )
}

function isPair(value: JsonValue): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((entry) => typeof entry === 'number')
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unusedName(set: ColumnSet, wanted: string): string {
  return set.columns.has(wanted) || set.columns.has(`${wanted} part`) ? unusedName(set, `${wanted} value`) : wanted
}

function listed(names: readonly string[]): string {
  return names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more columns`
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}
