import type { ColumnData, NumberData, TextData } from '../transforms/column-data.ts'

/** What the choice of encoders asks of a column; learned on training rows. */
export interface ColumnStatistics {
  readonly rowCount: number
  readonly missingCount: number
  /** Distinct values beside missing; numbers are counted up to 1,000. */
  readonly distinct: number
  /** Texts with their counts, most frequent first, ties by text. Empty for numbers. */
  readonly levels: readonly Level[]
  /** Integers that only rise from row to row: the number of a row, not a property of it. */
  readonly rising: boolean
}

export interface Level {
  readonly text: string
  readonly count: number
}

const distinctBound = 1000

export function columnStatistics(data: ColumnData): ColumnStatistics {
  return data.kind === 'number' ? numberStatistics(data) : textStatistics(data)
}

function numberStatistics({ values }: NumberData): ColumnStatistics {
  const seen = new Set<number>()
  let missingCount = 0
  let rising = true
  let previous = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value !== value) {
      missingCount++
      continue
    }
    if (seen.size < distinctBound) seen.add(value)
    rising = rising && value > previous && Math.trunc(value) === value
    previous = value
  }
  return {
    rowCount: values.length,
    missingCount,
    distinct: seen.size,
    levels: [],
    rising: rising && missingCount === 0,
  }
}

function textStatistics({ codes, dictionary }: TextData): ColumnStatistics {
  const counts = new Int32Array(dictionary.length)
  let missingCount = 0
  for (const code of codes) {
    if (code < 0) missingCount++
    else counts[code]++
  }
  const levels = dictionary.map((text, code) => ({ text, count: counts[code] })).filter((level) => level.count > 0)
  levels.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
  return { rowCount: codes.length, missingCount, distinct: levels.length, levels, rising: false }
}
