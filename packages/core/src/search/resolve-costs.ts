import { costMatrix, type DecisionCosts } from '../fitted/cost-matrix.ts'
import { invalid } from '../util/error.ts'
import type { JsonObject } from '../util/json.ts'
import type { ResolvedTarget } from './resolve-target.ts'

/** What wrong decisions between two classes cost; right ones cost nothing. */
export interface Costs {
  readonly falsePositive: number
  readonly falseNegative: number
}

/**
 * The costs asked for, row-major actual × decided; null where none are.
 * @throws CsvAnalyzerError `invalid-option`
 */
export function resolveCosts(
  { name, task, classes }: ResolvedTarget,
  costs: Costs | DecisionCosts | undefined,
): readonly number[] | null {
  if (costs === undefined) return null
  if (task === 'regression') throw invalid('costs', JSON.stringify(costs), `nothing: "${name}" is an amount`)
  if (areOfTwo(costs) && task !== 'binary')
    throw invalid(
      'costs',
      JSON.stringify(costs),
      `costs by class for the ${classes.length} classes of "${name}": {"${classes[0]}": {"${classes[1]}": 5}} for ${classes[0]} taken for ${classes[1]}`,
    )
  const matrix = areOfTwo(costs) ? [0, costs.falsePositive, costs.falseNegative, 0] : costMatrix(classes, costs)
  if (matrix.every((cost) => cost === 0)) throw invalid('costs', JSON.stringify(costs), 'one cost above 0 at least')
  return matrix
}

/** As JSON for the recipe. */
export function costsToJson(costs: Costs | DecisionCosts): JsonObject {
  return areOfTwo(costs)
    ? { falsePositive: costs.falsePositive, falseNegative: costs.falseNegative }
    : Object.fromEntries(Object.entries(costs).map(([actual, row]) => [actual, { ...row }]))
}

export function areOfTwo(costs: Costs | DecisionCosts): costs is Costs {
  return typeof costs.falsePositive === 'number' || typeof costs.falseNegative === 'number'
}
