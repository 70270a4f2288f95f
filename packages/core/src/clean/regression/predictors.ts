import { correlationRatio } from '../../profile/pairs/correlation-ratio.ts'
import { pearson } from '../../profile/pairs/pearson.ts'
import type { ColumnSet, NumberData, TextData } from '../../transforms/column-data.ts'
import { textCounts } from '../column-values.ts'

const mostColumns = 30
const mostLevels = 20
const leastOfLevel = 5
const mostWidth = 120

/** A column that a regression reads, as numbers without gaps: the number itself, or a 0/1 column for each frequent text. */
export interface Predictor {
  readonly name: string
  /** The texts of its columns; null for a column of numbers. */
  readonly levels: readonly string[] | null
  readonly columns: readonly Float64Array[]
  /** What stands for missing cells and rare texts: the mean of each column. */
  readonly means: readonly number[]
  readonly strength: number
}

/** The columns among `names` that say most about `y`, over the rows of `set` (all of which know `y`), strongest first. */
export function predictorsOf(set: ColumnSet, names: readonly string[], y: Float64Array): readonly Predictor[] {
  const found = names.flatMap((name) => {
    const data = set.columns.get(name)!
    const predictor = data.kind === 'number' ? numberPredictor(name, data, y) : textPredictor(name, data, y)
    return predictor === null ? [] : [predictor]
  })
  const ranked = found.toSorted((a, b) => b.strength - a.strength).slice(0, mostColumns)
  let width = 0
  return ranked.filter(({ columns }) => (width += columns.length) <= mostWidth)
}

function numberPredictor(name: string, data: NumberData, y: Float64Array): Predictor | null {
  const values = data.values.map((value) => (value - value === 0 ? value : NaN))
  const strength = Math.abs(pearson(values, y))
  return strength === strength ? { name, levels: null, strength, ...filled([values]) } : null
}

function textPredictor(name: string, data: TextData, y: Float64Array): Predictor | null {
  const counts = [...textCounts(data)].filter(([, count]) => count >= leastOfLevel)
  const kept = counts.toSorted((a, b) => b[1] - a[1]).slice(0, mostLevels)
  const rows = kept.reduce((sum, [, count]) => sum + count, 0)
  if (kept.length < 2 || rows < data.codes.filter((code) => code >= 0).length / 2) return null
  const levels = kept.map(([text]) => text)
  const levelOf = new Map(levels.map((text, level) => [text, level]))
  const codes = data.codes.map((code) => (code < 0 ? -1 : (levelOf.get(data.dictionary[code]) ?? -1)))
  const strength = correlationRatio(codes, levels.length, y)
  if (strength !== strength) return null
  const flags = levels.map((_, level) => Float64Array.from(codes, (code) => (code < 0 ? NaN : code === level ? 1 : 0)))
  return { name, levels, strength, ...filled(flags) }
}

function filled(columns: readonly Float64Array[]): Pick<Predictor, 'columns' | 'means'> {
  const means = columns.map(meanOfKnown)
  return { means, columns: columns.map((values, j) => values.map((value) => (value === value ? value : means[j]))) }
}

function meanOfKnown(values: Float64Array): number {
  let sum = 0
  let count = 0
  for (let row = 0; row < values.length; row++) {
    if (values[row] !== values[row]) continue
    sum += values[row]
    count++
  }
  return sum / count
}
