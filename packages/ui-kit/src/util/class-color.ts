/** The mark class of a target class: two answers have their own pair, more take the categories, the rest is muted. */
export function classColor(classes: readonly string[], positive: string | null, index: number): string {
  if (classes.length === 2 && positive !== null) return classes[index] === positive ? 'answer' : 'rest'
  return index < 6 ? `cat-${index + 1}` : 'muted'
}
