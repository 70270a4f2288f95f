/**
 * How classes are decided from probabilities. A number (two classes): the second one from this probability on; of more classes the most
 * probable. Costs, row-major actual × decided: the class whose mean cost is least. Of equals always the first.
 */
export type DecisionRule = number | readonly number[]

/** The class of the row whose `width` probabilities begin at `begin`. */
export function decideClass(values: Float64Array, begin: number, width: number, rule: DecisionRule): number {
  if (width === 2 && typeof rule === 'number') return values[begin + 1] >= rule ? 1 : 0
  let best = 0
  let least = Infinity
  for (let decided = 0; decided < width; decided++) {
    const cost = meanCost(values, begin, decided, width, rule)
    if (cost < least) {
      best = decided
      least = cost
    }
  }
  return best
}

/** What a decision costs on average. Summed class after class: exported programs add in the same order. */
export function meanCost(
  values: Float64Array,
  begin: number,
  decided: number,
  width: number,
  rule: DecisionRule,
): number {
  if (typeof rule === 'number') return -values[begin + decided]
  let cost = 0
  for (let k = 0; k < width; k++) cost += values[begin + k] * rule[k * width + decided]
  return cost
}
