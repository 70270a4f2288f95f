/** A straight map from a domain to pixels; a domain of one value lands in the middle. */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [from, to] = domain
  const [start, end] = range
  if (!(to > from)) return () => (start + end) / 2
  return (value) => start + ((value - from) / (to - from)) * (end - start)
}
