import type { ValueCount } from './profile.ts'

export interface ValueRuns {
  readonly distinct: number
  readonly unique: number
  readonly top: readonly ValueCount[]
  readonly rare: readonly ValueCount[]
}

const kept = 20
const rareUpTo = 1000

/** Distinct values of a sorted array, and its most and least frequent ones; ties in ascending order. */
export function valueRuns(sorted: Float64Array, toText: (value: number) => string): ValueRuns {
  const top: { value: number; count: number }[] = []
  const all: { value: number; count: number }[] = []
  let distinct = 0
  let unique = 0
  for (let start = 0; start < sorted.length;) {
    const value = sorted[start]
    let end = start + 1
    while (end < sorted.length && sorted[end] === value) end++
    const count = end - start
    distinct++
    if (count === 1) unique++
    if (distinct <= rareUpTo) all.push({ value, count })
    if (top.length < kept || count > top[top.length - 1].count) insertByCount(top, value, count)
    start = end
  }
  const toCount = (entry: { value: number; count: number }): ValueCount => ({
    value: toText(entry.value),
    count: entry.count,
  })
  const rare = distinct <= rareUpTo && distinct > kept ? all.sort((a, b) => a.count - b.count).slice(0, kept) : []
  return { distinct, unique, top: top.map(toCount), rare: rare.map(toCount) }
}

function insertByCount(top: { value: number; count: number }[], value: number, count: number): void {
  let at = top.length
  while (at > 0 && top[at - 1].count < count) at--
  top.splice(at, 0, { value, count })
  if (top.length > kept) top.pop()
}
