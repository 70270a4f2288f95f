/** Milliseconds for figures about time and for the cap of a search; never for what a candidate learns. */
export function milliseconds(): number {
  return performance.now()
}
