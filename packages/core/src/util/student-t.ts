/** 0.975 quantile of Student's t for 1 … 30 degrees of freedom. */
const table = [
  12.7062047, 4.30265273, 3.18244631, 2.77644511, 2.57058184, 2.44691185, 2.36462425, 2.30600414, 2.26215716,
  2.22813885, 2.20098516, 2.17881283, 2.16036866, 2.14478669, 2.13144955, 2.1199053, 2.10981558, 2.10092204, 2.09302405,
  2.08596345, 2.07961384, 2.07387307, 2.06865761, 2.06389856, 2.05953855, 2.05552944, 2.05183052, 2.04840714,
  2.04522964, 2.04227246,
]

const z = 1.959963984540054

/** The factor of a 95 % interval: exact below 31 degrees of freedom, then by the Cornish–Fisher expansion (error < 10⁻⁵). */
export function studentT(degreesOfFreedom: number): number {
  if (degreesOfFreedom < 1) return Infinity
  if (degreesOfFreedom <= table.length) return table[degreesOfFreedom - 1]
  const z3 = z * z * z
  const first = (z3 + z) / 4
  const second = (5 * z3 * z * z + 16 * z3 + 3 * z) / 96
  const third = (3 * z3 * z3 * z + 19 * z3 * z * z + 17 * z3 - 15 * z) / 384
  return z + (first + (second + third / degreesOfFreedom) / degreesOfFreedom) / degreesOfFreedom
}
