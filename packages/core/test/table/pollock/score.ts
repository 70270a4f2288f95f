/** Success, then precision, recall and F1 of header, records and cells; 10 at best. */
export interface PollockScore {
  readonly success: number
  readonly header: Measures
  readonly record: Measures
  readonly cell: Measures
  readonly total: number
}
export interface Measures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

type Rows = readonly (readonly string[])[]

/** The published metric (Vitagliano et al., "Pollock: a data loading benchmark", VLDB 2023); `loaded` is null when loading failed. */
export function scorePollock(clean: Rows, loaded: Rows | null): PollockScore {
  if (loaded === null) return { success: 0, header: none, record: none, cell: none, total: 0 }
  if (clean.length === 0) return { success: 1, header: all, record: all, cell: all, total: 10 }
  const header = overlap((clean[0] ?? []).map(normalizeCell), (loaded[0] ?? []).map(normalizeCell))
  const record = overlap(clean.slice(1).map(recordText), loaded.slice(1).map(recordText))
  const cell = overlap(clean.slice(1).flat(), loaded.slice(1).flat())
  return { success: 1, header, record, cell, total: 1 + sum(header) + sum(record) + sum(cell) }
}

const none: Measures = { precision: 0, recall: 0, f1: 0 }
const all: Measures = { precision: 1, recall: 1, f1: 1 }

function sum({ precision, recall, f1 }: Measures): number {
  return precision + recall + f1
}

/** Multisets: what is in both, as shares of each. */
function overlap(clean: readonly string[], loaded: readonly string[]): Measures {
  if (clean.length === 0) return all
  const counts = new Map<string, number>()
  for (const text of clean) counts.set(text, (counts.get(text) ?? 0) + 1)
  let common = 0
  for (const text of loaded) {
    const left = counts.get(text) ?? 0
    if (left > 0) {
      counts.set(text, left - 1)
      common++
    }
  }
  if (common === 0) return none
  const precision = common / clean.length
  const recall = common / loaded.length
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

function recordText(row: readonly string[]): string {
  return row.map(normalizeCell).join('')
}

/** Numbers, booleans, dates, times and prices in one form; other texts in lower case. */
export function normalizeCell(cell: string): string {
  const text = cell.trim()
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true' ? '1' : '0'
  if (/^[+-]?\d+$/.test(text)) return String(BigInt(text.replace('+', '')))
  if (/^[+-]?(?:\d+\.\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return String(Number(text))
  const price = /^([$€£])\s?(\d[\d,]*(?:\.\d+)?)$/.exec(text)
  if (price !== null) return price[1] + String(Number(price[2].replaceAll(',', '')))
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (clock !== null) return `${clock[1].padStart(2, '0')}:${clock[2]}:${clock[3] ?? '00'}`
  return cell.toLowerCase()
}
