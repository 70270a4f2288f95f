/** Remembers results by the text of their arguments: `Intl` objects are slow to make and few. */
export function maybeMemo<A extends readonly (string | number)[], R>(make: (...args: A) => R): (...args: A) => R {
  const made = new Map<string, R>()
  return (...args) => {
    const key = args.join('|')
    if (!made.has(key)) made.set(key, make(...args))
    return made.get(key) as R
  }
}
