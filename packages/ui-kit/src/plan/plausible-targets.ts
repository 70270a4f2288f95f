import type { ColumnProfile, ColumnType, DatasetSummary } from '../core-types.ts'

export interface TargetChoice {
  readonly name: string
  readonly type: ColumnType
  readonly distinct: number | null
}

/** Columns by how plausible it is to predict them: few answers first, then numbers; identifiers, texts and constants last. */
export function plausibleTargets(
  profiles: readonly ColumnProfile[],
  columns: DatasetSummary['columns'],
): readonly TargetChoice[] {
  const found = new Map(profiles.map((profile) => [profile.name, profile]))
  const named = columns.length ? columns : profiles
  const choices = named.map(({ name, type }, order) => {
    const profile = found.get(name)
    return { name, type, distinct: profile?.distinct ?? null, rank: profile ? rank(profile) : 2, order }
  })
  const last = choices.length - 1
  const worth = ({ rank: r, order }: (typeof choices)[number]) => r + (order === last ? -0.5 : 0)
  return choices
    .sort((a, b) => worth(a) - worth(b) || a.order - b.order)
    .map(({ name, type, distinct }) => ({ name, type, distinct }))
}

function rank({ storage, distinct, count, missing }: ColumnProfile): number {
  const known = count - missing
  if (distinct <= 1 || known === 0) return 9
  if (storage === 'text' || storage === 'date') return 7
  if (distinct === known && storage !== 'number') return 8
  if (distinct === 2) return 0
  if (storage === 'category' || storage === 'boolean') return distinct <= 20 ? 1 : 6
  return distinct > 20 ? 2 : 3
}
