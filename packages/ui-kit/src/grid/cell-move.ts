export interface GridCell {
  /** -1: the header. */
  readonly row: number
  readonly column: number
}

interface GridBounds {
  readonly rows: number
  readonly columns: number
  /** Rows that one page key passes. */
  readonly page: number
}

/** Where a key of the grid pattern of WAI-ARIA leads, within the bounds; null: it moves nothing. */
export function cellMove(
  { key, ctrlKey, metaKey }: KeyboardEvent,
  { row, column }: GridCell,
  bounds: GridBounds,
): GridCell | null {
  const end = ctrlKey || metaKey
  const to = ((): GridCell | null => {
    switch (key) {
      case 'ArrowDown':
        return { row: row + 1, column }
      case 'ArrowUp':
        return { row: row - 1, column }
      case 'ArrowRight':
        return { row, column: column + 1 }
      case 'ArrowLeft':
        return { row, column: column - 1 }
      case 'PageDown':
        return { row: row + bounds.page, column }
      case 'PageUp':
        return { row: row - bounds.page, column }
      case 'Home':
        return { row: end ? -1 : row, column: 0 }
      case 'End':
        return { row: end ? bounds.rows - 1 : row, column: bounds.columns - 1 }
      default:
        return null
    }
  })()
  return (
    to && {
      row: Math.max(-1, Math.min(bounds.rows - 1, to.row)),
      column: Math.max(0, Math.min(bounds.columns - 1, to.column)),
    }
  )
}
