/** Height of the header row with its charts. */
export const HEADER_HEIGHT = 126
/** Browsers stop at about 16 million pixels; beyond this the scroll bar is a scale, not a ruler. */
const TALLEST = 8_000_000

/** The rows to draw, and where they lie in the scrolled area. */
export interface RowWindow {
  readonly first: number
  readonly count: number
  readonly offset: number
  readonly height: number
  readonly visible: number
  /** 1: the scroll bar measures rows; less: it is a scale. */
  readonly ratio: number
}

/** The rows in view and a few around. */
export function rowWindow(
  scroll: { readonly top: number; readonly height: number },
  total: number,
  rowHeight: number,
): RowWindow {
  const ratio = scrollScale(total, rowHeight)
  const body = Math.max(200, scroll.height - HEADER_HEIGHT)
  const visible = Math.ceil(body / rowHeight) + 1
  // Scaled: the share scrolled of what can be scrolled is the share of the rows, so that the last row meets the foot.
  const room = Math.max(1, total * rowHeight * ratio - body)
  const firstExact =
    ratio === 1
      ? Math.floor(scroll.top / rowHeight)
      : Math.floor(Math.min(1, scroll.top / room) * (total - Math.floor(body / rowHeight)))
  const first = Math.max(0, Math.min(firstExact - 4, total - visible - 4))
  const count = Math.max(0, Math.min(total - first, visible + 8))
  const offset = ratio === 1 ? first * rowHeight : scroll.top - (firstExact - first) * rowHeight
  return { first, count, offset: Math.max(0, offset), height: total * rowHeight * ratio, visible, ratio }
}

/** The scroll position that brings a row into view; the one given when it is in view already. */
export function scrollTopFor(
  row: number,
  scroll: { readonly top: number; readonly height: number },
  total: number,
  rowHeight: number,
): number {
  const { first, count, ratio } = rowWindow(scroll, total, rowHeight)
  const body = scroll.height - HEADER_HEIGHT
  const top = row * rowHeight
  if (ratio !== 1)
    return row < first || row >= first + count - 2
      ? (row / Math.max(1, total - body / rowHeight)) * (total * rowHeight * ratio - body)
      : scroll.top
  if (top < scroll.top) return top
  return top + rowHeight > scroll.top + body ? top + rowHeight - body : scroll.top
}

function scrollScale(total: number, rowHeight: number): number {
  return Math.min(1, TALLEST / Math.max(1, total * rowHeight))
}
