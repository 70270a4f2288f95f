/** Columns linked in pairs, as groups of connected ones in order of appearance. */
export function connectedColumns(links: readonly (readonly [string, string])[]): readonly (readonly string[])[] {
  const groups: Set<string>[] = []
  for (const [left, right] of links) {
    const touching = groups.filter((group) => group.has(left) || group.has(right))
    const merged = new Set([...touching.flatMap((group) => [...group]), left, right])
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  return groups.map((group) => [...group])
}
