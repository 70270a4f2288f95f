import type { TextData } from '../../transforms/column-data.ts'
import type { ColumnOperation } from '../../transforms/operation.ts'
import { trimText } from '../../transforms/text-space.ts'
import type { JsonObject, JsonValue } from '../../util/json.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { textCounts, textsIn } from '../column-values.ts'
import { mapOption, numberOption, textOption } from '../read-options.ts'

const separators = [';', '|', ','] as const
/** Items further back in a list are not looked at. */
const mostParts = 12

export const splitList: CleaningAction = {
  name: 'splitList',
  title: 'Take lists apart',
  doc: 'Adds a column for each of the commonest items of lists such as "red; blue" that is 1 where the list holds it; the list itself stays.',
  on: 'column',
  rows: 'keep',
  options: {
    separator: { type: 'text', default: null, doc: 'the text between two items; learned when left out' },
    most: { type: 'number', default: 10, min: 1, max: 100, doc: 'how many items become columns' },
  },
  suggest: ({ column, kind }) =>
    column === null || column.type !== 'list' || kind?.kind !== 'list'
      ? null
      : {
          reason: `"${column.name}" holds several values in a cell. Apart, each of the commonest can be learned from.`,
        },
  fit: ({ set }, step) => {
    const texts = textsIn(set, step.column)
    return texts === null ? { separator: null, parts: 0, items: {} } : learn(texts, step.options)
  },
  lower: (step, kind) => {
    const separator = textOption(step.learned, 'separator')
    const parts = numberOption(step.learned, 'parts') ?? 0
    if (kind !== 'text' || separator === null || parts === 0) return []
    const from = columnOf(step)
    const part = (index: number): string => `${from} part ${index + 1}`
    const cut = Array.from({ length: parts }, (_, index): ColumnOperation => ({
      op: 'splitText',
      from,
      to: part(index),
      separator,
      part: index,
    }))
    const items = Object.entries(mapOption(step.learned, 'items', isTexts))
    const marks = items.flatMap(([item, spelt]) => holds(`${from}: ${item}`, spelt, parts, part))
    const scratch = [...cut.keys()].map(part)
    return [...cut, ...marks, { op: 'drop', columns: [...scratch, ...scratch.map((name) => `${name} other`)] }]
  },
}

/** 1 − Π (1 where the part is another): 1 as soon as one part is the item. */
function holds(
  to: string,
  spelt: readonly string[],
  parts: number,
  part: (index: number) => string,
): readonly ColumnOperation[] {
  const table = Object.fromEntries(spelt.map((text) => [text, 0]))
  const operations: ColumnOperation[] = []
  for (let index = 0; index < parts; index++) {
    const other = index === 0 ? to : `${part(index)} other`
    operations.push({ op: 'lookUp', from: part(index), to: other, table, other: 1, missing: 1 })
    if (index > 0) operations.push({ op: 'product', from: to, by: other, to })
  }
  return [...operations, { op: 'affine', from: to, to, scale: -1, offset: 1 }]
}

function learn(texts: TextData, options: JsonObject): JsonObject {
  const counts = textCounts(texts)
  const separator = textOption(options, 'separator') ?? commonestSeparator(counts)
  if (separator === null || separator === '') return { separator: null, parts: 0, items: {} }
  const rows = new Map<string, { count: number; readonly spelt: Set<string> }>()
  let parts = 0
  for (const [text, count] of counts) {
    const cells = text.split(separator).slice(0, mostParts).map(trimText)
    parts = Math.max(parts, cells.length)
    const seen = new Set<string>()
    for (const cell of cells) {
      const item = bare(cell)
      if (item === '') continue
      const entry = rows.get(item) ?? { count: 0, spelt: new Set() }
      if (!seen.has(item)) entry.count += count
      seen.add(item)
      entry.spelt.add(cell)
      rows.set(item, entry)
    }
  }
  const commonest = [...rows].sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1))
  const items = commonest.slice(0, numberOption(options, 'most') ?? 10)
  return { separator, parts, items: Object.fromEntries(items.map(([item, { spelt }]) => [item, [...spelt].sort()])) }
}

/** An item without the brackets of the list and the quotes of its own. */
function bare(text: string): string {
  return trimText(text.replace(/^[[({'"\s]+|[\])}'"\s]+$/g, ''))
}

function commonestSeparator(counts: ReadonlyMap<string, number>): string | null {
  let best: string | null = null
  let most = 0
  for (const separator of separators) {
    let rows = 0
    for (const [text, count] of counts) if (text.includes(separator)) rows += count
    if (rows <= most) continue
    most = rows
    best = separator
  }
  return best
}

function isTexts(value: JsonValue): value is readonly string[] {
  return Array.isArray(value)
}
