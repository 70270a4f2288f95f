import type { NumberFormat } from '../transforms/operation.ts'

/** A number format with nothing left out and its texts in the order in which they are tried. */
export interface OrderedNumberFormat {
  readonly decimal: string
  readonly thousands: string
  readonly strip: readonly string[]
  readonly scale: number
  readonly units: readonly (readonly [unit: string, factor: number])[]
  readonly missing: readonly string[]
}

export function orderedNumberFormat({
  decimal,
  thousands,
  strip,
  scale,
  units,
  missing,
}: NumberFormat): OrderedNumberFormat {
  return {
    decimal,
    thousands: thousands ?? '',
    strip: [...(strip ?? [])].sort(longestFirst),
    scale: scale ?? 1,
    units: Object.entries(units ?? {}).sort(([a], [b]) => longestFirst(a, b)),
    missing: missing ?? [],
  }
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : a > b ? 1 : 0)
}
