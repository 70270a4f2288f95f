import type { ColumnProfile } from '../profile.ts'

export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text)
}

/** "1 row", "3 rows". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`
}

/** 12345 → "12,345". */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** .1234 → "12.3 %"; never "0 %" or "100 %" of something that is not. */
export function percent(share: number): string {
  if (share > 0 && share < 0.001) return 'under 0.1 %'
  if (share < 1 && share > 0.999) return 'over 99.9 %'
  return `${Math.floor(share * 1000 + 0.5) / 10} %`
}

/** Four significant digits, for sentences only. */
export function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}

export function present(column: ColumnProfile): number {
  return column.count - column.missing
}
