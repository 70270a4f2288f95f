/** The tokens of a date format, longest first; every other character of a format stands for itself. */
export const dateTokens = [
  'SSSSSSSSS',
  'SSSSSSSS',
  'SSSSSSS',
  'SSSSSS',
  'SSSSS',
  'SSSS',
  'SSS',
  'SS',
  'S',
  'YYYY',
  'MMMM',
  'MMM',
  'YY',
  'MM',
  'DD',
  'HH',
  'hh',
  'mm',
  'ss',
  'M',
  'D',
  'H',
  'h',
  'A',
  'Z',
] as const
export type DateToken = (typeof dateTokens)[number]
export type DatePart = { readonly token: DateToken } | { readonly literal: string }

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** A date format cut into tokens and literals, in order. */
export function dateFormatParts(format: string): readonly DatePart[] {
  const parts: DatePart[] = []
  for (let at = 0; at < format.length;) {
    const token = dateTokens.find((candidate) => format.startsWith(candidate, at))
    parts.push(token === undefined ? { literal: format[at] } : { token })
    at += token?.length ?? 1
  }
  return parts
}
