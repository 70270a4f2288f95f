import type { Random } from './random.ts'

/** Shuffles in place (Fisher and Yates). */
export function shuffleInPlace<T extends { length: number; [index: number]: unknown }>(items: T, random: Random): T {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    const kept = items[i]
    items[i] = items[j]
    items[j] = kept
  }
  return items
}
