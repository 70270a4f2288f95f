/** The classes that a decision is wrong about, with what that costs; added in this order. */
export type CostSum = readonly { readonly actual: number; readonly cost: number }[]

/** For each decision the sum that its mean cost is. Terms without a cost add nothing and are left out. */
export function costSums(costs: readonly number[], width: number): readonly CostSum[] {
  return Array.from({ length: width }, (_, decided) =>
    Array.from({ length: width }, (__, actual) => ({ actual, cost: costs[actual * width + decided] })).filter(
      ({ cost }) => cost !== 0,
    ),
  )
}
