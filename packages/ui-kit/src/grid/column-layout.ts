import type { ColumnType } from '../core-types.ts'
import { columnKind, type ColumnKind } from '../util/column-kind.ts'

export interface GridColumn {
  /** Index into the cells of a row. */
  readonly index: number
  readonly name: string
  readonly type: ColumnType
  readonly kind: ColumnKind
  readonly width: number
  readonly pinned: boolean
  /** Distance from the start of the scrolled area; for pinned ones the place where they stick. */
  readonly start: number
}

export interface ColumnLayout {
  readonly pinned: readonly GridColumn[]
  readonly free: readonly GridColumn[]
  readonly width: number
}

export const ROW_NUMBER_WIDTH = 58
const widths: { readonly [K in ColumnKind]: number } = { number: 132, category: 156, date: 154, text: 216 }

/** Pinned columns first, in the order they were pinned; then the rest as they stand in the file, without the hidden ones. */
export function layoutColumns(
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  pinnedNames: readonly string[],
  hidden: ReadonlySet<string>,
): ColumnLayout {
  let at = ROW_NUMBER_WIDTH
  const place = (name: string, pinned: boolean): GridColumn => {
    const index = columns.findIndex((column) => column.name === name)
    const { type } = columns[index]
    const kind = columnKind(type)
    const width = Math.min(264, Math.max(widths[kind], 58 + name.length * 7.6))
    const column = { index, name, type, kind, width, pinned, start: at }
    at += width
    return column
  }
  const known = pinnedNames.filter((name) => columns.some((column) => column.name === name))
  const pinned = known.map((name) => place(name, true))
  const free = columns
    .filter(({ name }) => !known.includes(name) && !hidden.has(name))
    .map(({ name }) => place(name, false))
  return { pinned, free, width: at }
}

/** The free columns that a scrolled window shows, with the empty stretch before them. */
export function columnsInView(
  { pinned, free }: ColumnLayout,
  scrollLeft: number,
  width: number,
): { readonly from: number; readonly to: number; readonly skipped: number } {
  const pinnedEnd = pinned.length ? pinned[pinned.length - 1].start + pinned[pinned.length - 1].width : ROW_NUMBER_WIDTH
  const left = scrollLeft + pinnedEnd
  const right = scrollLeft + Math.max(width, pinnedEnd + 200)
  let from = free.findIndex(({ start, width: own }) => start + own > left)
  if (from < 0) from = free.length
  let to = from
  while (to < free.length && free[to].start < right) to++
  from = Math.max(0, from - 1)
  return { from, to: Math.min(free.length, to + 1), skipped: from < free.length ? free[from].start - pinnedEnd : 0 }
}

/** Where the pinned columns end. */
export function pinnedEnd({ pinned }: ColumnLayout): number {
  return pinned.length ? pinned[pinned.length - 1].start + pinned[pinned.length - 1].width : ROW_NUMBER_WIDTH
}
