import { invalid } from '../util/error.ts'

/** What it costs to decide a class for a row of another: `costs[actual][decided]`. What is not named costs 1, a right decision nothing. */
export interface DecisionCosts {
  readonly [actual: string]: { readonly [decided: string]: number }
}

/**
 * The costs as numbers, row-major actual × decided.
 * @throws CsvAnalyzerError `invalid-option` for a class that is not there or a cost below 0
 */
export function costMatrix(classes: readonly string[], costs: DecisionCosts): readonly number[] {
  const width = classes.length
  const matrix: number[] = Array.from({ length: width * width }, (_, i) => (i % (width + 1) === 0 ? 0 : 1))
  for (const [actual, row] of Object.entries(costs)) {
    const place = placeOf(classes, actual) * width
    if (typeof row !== 'object' || row === null)
      throw invalid('costs', `${actual}: ${JSON.stringify(row)}`, 'an object of costs by the class decided')
    for (const [decided, cost] of Object.entries(row)) {
      if (!(typeof cost === 'number' && cost >= 0 && cost < Infinity))
        throw invalid('costs', `${actual} taken for ${decided}: ${String(cost)}`, 'a number ≥ 0')
      matrix[place + placeOf(classes, decided)] = cost
    }
  }
  return matrix
}

function placeOf(classes: readonly string[], name: string): number {
  const place = classes.indexOf(name)
  if (place < 0) throw invalid('costs', name, `the classes ${classes.join(', ')}`)
  return place
}
