/** What the rule looks at: over all cells of a column that are not missing. */
export interface TextShape {
  readonly count: number
  readonly distinct: number
  /** Mean characters of a cell. */
  readonly meanLength: number
  /** Share of cells with white space inside. */
  readonly spaced: number
  /** Share of cells with a digit. */
  readonly digits: number
}

/** More distinct texts than this are never categories. */
const MOST_CATEGORIES = 65_536

const FEW = 1000
const CELLS_PER_CATEGORY = 20

/** How many distinct texts a column of so many cells may have and still be of categories; half as many again when the number is a guess. */
export function mostCategories(count: number, isGuess = false): number {
  return Math.min(MOST_CATEGORIES, Math.max(FEW, Math.ceil((count / CELLS_PER_CATEGORY) * (isGuess ? 1.5 : 1))))
}

/**
 * Category, code or text: the one rule.
 * Category: cells repeat – at most half of them are distinct, and beyond 1,000 distinct texts at most one in twenty – and they are not prose.
 * Code: mostly distinct, short, without spaces and with digits. Everything else is text.
 */
export function textKind({ count, distinct, meanLength, spaced, digits }: TextShape): 'category' | 'code' | 'text' {
  const prose = meanLength > 60 && spaced > 0.5 && distinct > Math.max(20, count * 0.05)
  const most = distinct <= FEW ? (count < 20 ? count * 0.7 : count * 0.5) : mostCategories(count)
  if (!prose && distinct <= most) return 'category'
  if (count >= 3 && meanLength <= 40 && spaced <= 0.05 && digits >= 0.9 && distinct <= MOST_CATEGORIES) return 'code'
  return 'text'
}
