import type { BooleanColumn, CategoryColumn, Column, DateColumn, NumberColumn, TextColumn } from '../table/column.ts'
import { codedTexts, countCodes } from './coded-texts.ts'
import { dateProfile } from './date-profile.ts'
import { estimateDistinct } from './estimate-distinct.ts'
import { categoryHistogram, numberHistogram } from './histogram.ts'
import { numberProfile } from './number-profile.ts'
import type { ColumnProfile } from './profile.ts'
import { sampleRows } from '../util/sample-rows.ts'
import { sortValues } from './sort-values.ts'
import type { TargetRows } from './target-rows.ts'
import { rareTexts, topTexts } from './text-counts.ts'
import { textProfile } from './text-profile.ts'
import { valueRuns } from './value-runs.ts'
import { valueText } from './value-text.ts'

/** Texts of a column stored as text are read up to this many rows; beyond, counts are estimates. */
const textRows = 100_000
const samplesKept = 5

/** All measures of one column. The target, if any, splits its histogram. */
export function columnProfile(column: Column, target: TargetRows | null): ColumnProfile {
  const other = target !== null && target.profile.name === column.name ? null : target
  switch (column.storage) {
    case 'number':
    case 'date':
      return valuesProfile(column, other)
    case 'boolean':
      return booleanProfile(column, other)
    case 'category':
    case 'text':
      return textsProfile(column, other)
  }
}

function valuesProfile(column: NumberColumn | DateColumn, target: TargetRows | null): ColumnProfile {
  const sorted = sortValues(column.values, column.missing)
  const runs = valueRuns(sorted, valueText(column))
  const isDate = column.storage === 'date'
  return {
    ...common(column),
    ...runs,
    distinctExact: true,
    histogram: numberHistogram(column, sorted, target),
    number: isDate ? null : numberProfile(column.values, column.missing, sorted),
    date: isDate ? dateProfile(column.values, column.missing, sorted) : null,
    text: null,
  }
}

function booleanProfile(column: BooleanColumn, target: TargetRows | null): ColumnProfile {
  const sorted = sortValues(Float64Array.from(column.values), column.missing)
  const runs = valueRuns(sorted, valueText(column))
  const codes = Int32Array.from(column.values, (value, row) => (column.missing[row] !== 0 ? -1 : value))
  const top = runs.top.map((entry) => ({ value: entry.value, code: entry.value === valueText(column)(1) ? 1 : 0 }))
  return {
    ...common(column),
    ...runs,
    distinctExact: true,
    histogram: categoryHistogram(top, codes, column.missingCount, sorted.length, target),
    number: null,
    date: null,
    text: null,
  }
}

function textsProfile(column: CategoryColumn | TextColumn, target: TargetRows | null): ColumnProfile {
  const rows = column.storage === 'text' && column.length > textRows ? sampleRows(column.length, textRows) : undefined
  const texts = codedTexts(column, rows)
  const counts = countCodes(texts)
  const scale = rows === undefined ? 1 : column.length / rows.length
  const present = column.length - column.missingCount
  const seen = countSeen(counts)
  const top = topTexts(texts.dictionary, counts)
  const free = column.storage === 'text' || column.type === 'text'
  return {
    ...common(column),
    distinct: rows === undefined ? seen.distinct : estimateDistinct(counts, present),
    distinctExact: rows === undefined,
    unique: rows === undefined ? seen.unique : Math.min(present, Math.floor(seen.unique * scale)),
    top: top.map((entry) => ({ value: clipped(entry.value), count: Math.floor(entry.count * scale) })),
    rare: rareTexts(texts.dictionary, counts).map((entry) => ({ value: clipped(entry.value), count: entry.count })),
    histogram:
      free || rows !== undefined
        ? null
        : textHistogram(texts.dictionary, top, texts.codes, column.missingCount, present, target),
    number: null,
    date: null,
    text: textProfile(texts, free),
  }
}

function textHistogram(
  dictionary: readonly string[],
  top: readonly { readonly value: string }[],
  codes: Int32Array,
  missing: number,
  present: number,
  target: TargetRows | null,
) {
  const labels = new Map<string, number>()
  const wanted = new Set(top.map((entry) => entry.value))
  for (let code = 0; code < dictionary.length; code++)
    if (wanted.has(dictionary[code])) labels.set(dictionary[code], code)
  return categoryHistogram(
    top.map((entry) => ({ value: entry.value, code: labels.get(entry.value)! })),
    codes,
    missing,
    present,
    target,
  )
}

function countSeen(counts: Int32Array): { distinct: number; unique: number } {
  let distinct = 0
  let unique = 0
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] > 0) distinct++
    if (counts[code] === 1) unique++
  }
  return { distinct, unique }
}

function common(
  column: Column,
): Pick<ColumnProfile, 'name' | 'type' | 'storage' | 'format' | 'evidence' | 'count' | 'missing' | 'samples'> {
  return {
    name: column.name,
    type: column.type,
    storage: column.storage,
    format: column.format,
    evidence: column.evidence,
    count: column.length,
    missing: column.missingCount,
    samples: firstTexts(column),
  }
}

/** The first different texts as they stand in the file. */
function firstTexts(column: Column): readonly string[] {
  const seen = new Set<string>()
  const last = Math.min(column.length, 1000)
  for (let row = 0; row < last && seen.size < samplesKept; row++)
    if (column.missing[row] === 0) seen.add(clipped(column.original(row)))
  return [...seen]
}

/** A profile stays small even where a cell holds a book. */
function clipped(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`
}
