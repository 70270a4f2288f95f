import type { Evaluation, InputColumn, InputRow } from '../core-types.ts'

export type FieldKind = 'number' | 'date' | 'pills' | 'select' | 'text'
export type CellValue = InputRow[string]

/** How a column is asked for: few answers as pills, more as a list, numbers with a slider. */
export function fieldKind({ kind, type, values, range }: InputColumn): FieldKind {
  if (type === 'boolean') return 'pills'
  if (type === 'date' || type === 'datetime') return 'date'
  if (kind === 'number') return range ? 'number' : 'text'
  if (!values) return 'text'
  return values.length <= 4 && values.every((value) => value.length <= 18)
    ? 'pills'
    : values.length <= 200
      ? 'select'
      : 'text'
}

/** What the form starts with: the usual value of every column. */
export function usualRow(inputs: readonly InputColumn[]): InputRow {
  return Object.fromEntries(inputs.map((input) => [input.name, usualValue(input)]))
}

export function usualValue(input: InputColumn): CellValue {
  const { usual, type } = input
  if (usual === null) return null
  if (type === 'boolean') return booleanTexts(input)[Number(usual) ? 0 : 1]
  return fieldKind(input) === 'date' ? isoDay(Number(usual)) : usual
}

/** The texts of true and false as the file writes them. */
export function booleanTexts({ format }: InputColumn): readonly [string, string] {
  return [format.true ?? 'true', format.false ?? 'false']
}

export function isoDay(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().slice(0, 10) : ''
}

/** The most important columns first; the others as they stand. */
export function byImportance(
  inputs: readonly InputColumn[],
  importance: Evaluation['importance'],
): readonly InputColumn[] {
  const rank = new Map(importance.map(({ column }, i) => [column, i]))
  const at = ({ name }: InputColumn) => rank.get(name) ?? importance.length
  return [...inputs].sort((a, b) => at(a) - at(b))
}

/** Rows that differ from `row` in one column: what a reader might try next. At most `limit`. */
export function variantsOf(
  row: InputRow,
  inputs: readonly InputColumn[],
  limit: number,
): readonly { readonly column: string; readonly value: string | number; readonly row: InputRow }[] {
  const variants = inputs.flatMap((input) =>
    otherValues(input, row[input.name]).map((value) => ({
      column: input.name,
      value,
      row: { ...row, [input.name]: value },
    })),
  )
  return variants.slice(0, limit)
}

function otherValues(input: InputColumn, now: CellValue): readonly (string | number)[] {
  const kind = fieldKind(input)
  if (kind === 'pills' || kind === 'select')
    return (input.type === 'boolean' ? booleanTexts(input) : (input.values ?? []).slice(0, 6)).filter(
      (value) => value !== now,
    )
  if (kind !== 'number' || !input.range) return []
  const [from, to] = input.range
  const spread = (share: number) => from + (to - from) * share
  const round = (value: number) => (input.type === 'integer' ? Math.round(value) : Number(value.toPrecision(3)))
  return [...new Set([0.1, 0.5, 0.9].map((share) => round(spread(share))))].filter(
    (value) => Math.abs(value - Number(now)) > (to - from) * 0.15,
  )
}
