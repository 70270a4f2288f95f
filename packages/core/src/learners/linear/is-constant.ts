/** Values closer to their mean than this share of it are rounding, not variation. */
const CONSTANT_BELOW = 1e-13

/** Whether values of this mean and standard deviation do not vary; also when they are too large to tell. */
export function isConstant(mean: number, deviation: number): boolean {
  return !(deviation > CONSTANT_BELOW * Math.abs(mean)) || deviation === 0 || deviation === Infinity
}
