/** How numbers are written. */
export interface NumberFormat {
  readonly decimal: '.' | ','
  readonly thousands?: string
  /** Texts cut away before parsing, longest first: units, currency signs, %. */
  readonly strip?: readonly string[]
  /** Multiplied in after parsing (0.01 for %). */
  readonly scale?: number
  /** Per-unit factors: `{ kg: 1, g: 0.001 }`; the unit found in the cell chooses. */
  readonly units?: { readonly [unit: string]: number }
  /** Texts (after trimming) that are missing. */
  readonly missing?: readonly string[]
}

export type DatePart =
  | 'epochDays'
  | 'year'
  | 'month'
  | 'day'
  | 'weekday'
  | 'hour'
  | 'minute'
  | 'dayOfYear'
  | 'weekOfYear'
  | 'monthSin'
  | 'monthCos'
  | 'weekdaySin'
  | 'weekdayCos'
  | 'hourSin'
  | 'hourCos'
  | 'dayOfYearSin'
  | 'dayOfYearCos'

export type TextStep =
  'trim' | 'collapseSpaces' | 'lowerCase' | 'upperCase' | 'nfc' | 'nfkc' | 'stripAccents' | 'repairEncoding'

/**
 * The closed set that every cleaning action and every encoder is lowered to. Predict and all exporters read only these.
 * Each is a pure function of single values, written column-wise; `from` is read, `to` is written (`to` may equal `from`).
 * Number → number operations keep NaN unless they say otherwise.
 */
export type ColumnOperation =
  | { readonly op: 'parseNumber'; readonly from: string; readonly to: string; readonly format: NumberFormat } // text → number; what does not parse is missing
  | { readonly op: 'parseDate'; readonly from: string; readonly to: string; readonly formats: readonly string[] } // text → epoch ms; first format that fits
  | { readonly op: 'formatNumber'; readonly from: string; readonly to: string } // number → text, as String(x)
  | { readonly op: 'normalizeText'; readonly from: string; readonly to: string; readonly steps: readonly TextStep[] }
  | {
      readonly op: 'mapText'
      readonly from: string
      readonly to: string
      readonly map: { readonly [text: string]: string | null }
      readonly other: 'keep' | string | null
    } // text → text; null is missing
  | {
      readonly op: 'lookUp'
      readonly from: string
      readonly to: string
      readonly table: { readonly [text: string]: number }
      readonly other: number | null
      readonly missing: number | null
    } // text → number; null is NaN
  | {
      readonly op: 'splitText'
      readonly from: string
      readonly to: string
      readonly separator: string
      readonly part: number
    } // text → text, trimmed part or missing
  | { readonly op: 'fill'; readonly from: string; readonly to: string; readonly value: number | string }
  | {
      readonly op: 'fillBy'
      readonly from: string
      readonly by: string
      readonly to: string
      readonly table: { readonly [text: string]: number | string }
      readonly value: number | string
    } // group-wise fill, by a text column
  | {
      readonly op: 'missingIf'
      readonly from: string
      readonly to: string
      readonly values: readonly (number | string)[]
    } // sentinels
  | {
      readonly op: 'clip'
      readonly from: string
      readonly to: string
      readonly lower: number | null
      readonly upper: number | null
    }
  | {
      readonly op: 'affine'
      readonly from: string
      readonly to: string
      readonly scale: number
      readonly offset: number
    } // x · scale + offset
  | { readonly op: 'log'; readonly from: string; readonly to: string; readonly shift: number } // ln(x + shift); NaN where x + shift ≤ 0
  | {
      readonly op: 'power'
      readonly from: string
      readonly to: string
      readonly method: 'yeo-johnson'
      readonly lambda: number
    }
  | { readonly op: 'product'; readonly from: string; readonly by: string; readonly to: string } // interactions, squares
  | {
      readonly op: 'sum'
      readonly from: string
      readonly by: string
      readonly to: string
      readonly weight: number
    } // from + by · weight; several make a weighted sum of columns
  | {
      readonly op: 'indicator'
      readonly from: string
      readonly to: string
      readonly of: 'missing' | { readonly equals: string | number } | { readonly notIn: readonly string[] }
    } // 0 or 1; of a value: 0 where missing
  | { readonly op: 'datePart'; readonly from: string; readonly to: string; readonly part: DatePart }
  | {
      readonly op: 'tokens'
      readonly from: string
      readonly to: string
      readonly tokenizer: 'word' | 'char3'
      readonly weights: { readonly [token: string]: readonly [column: number, idf: number] }
      readonly columns: number
      readonly norm: 'l2' | 'none'
    } // text → columns to#0 … to#(columns − 1)
  | { readonly op: 'textLength'; readonly from: string; readonly to: string; readonly unit: 'characters' | 'words' }
  | { readonly op: 'keep'; readonly columns: readonly string[] }
  | { readonly op: 'drop'; readonly columns: readonly string[] }

export type OperationName = ColumnOperation['op']
export type OperationOf<N extends OperationName> = Extract<ColumnOperation, { op: N }>
