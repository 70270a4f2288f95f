/** The name with the fewest edits from `name`, when that is near enough to be a slip of the hand. */
export function nearestName(name: string, names: readonly string[]): string | null {
  let nearest: string | null = null
  let fewest = Math.min(Math.max(2, Math.floor(name.length / 3)), name.length - 1) + 1 // never all letters
  for (const candidate of names) {
    const edits = editDistance(name.toLowerCase(), candidate.toLowerCase(), fewest)
    if (edits < fewest) {
      fewest = edits
      nearest = candidate
    }
  }
  return nearest
}

/** Levenshtein distance; anything ≥ `limit` may come back as `limit`. */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const substitute = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)
      current[j] = Math.min(substitute, previous[j] + 1, current[j - 1] + 1)
      least = Math.min(least, current[j])
    }
    if (least >= limit) return limit
    previous = current
  }
  return previous[b.length]
}
