import { codedTexts, countCodes } from '../coded-texts.ts'
import { rowsWhere } from './rows-where.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { percent, quoted } from './wording.ts'

const leastShare = 0.8
const leastDistinct = 20
const leastDistinctShare = 0.5
const leastEncoded = 128

const words = { json: 'nested JSON', xml: 'XML', bytes: 'encoded bytes' } as const
type Form = keyof typeof words

export const unsupportedValues: FindingRule = {
  code: 'unsupported-values',
  title: 'Cells that no model reads',
  threshold: `At least ${leastDistinct} different values, at least ${percent(leastDistinctShare)} of the filled cells, of which ${percent(leastShare)} are JSON objects or nested arrays, XML, or encoded bytes (a data URI, or ${leastEncoded} letters or more of base 64 or 16).`,
  action: 'dropColumn',
  find: ({ columns, dataset, rows, target }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      if (column.storage !== 'text' && column.storage !== 'category') return []
      const filled = profile.count - profile.missing
      if (profile.distinct < Math.max(leastDistinct, leastDistinctShare * filled)) return []
      if (profile.name === target?.profile.name || profile.samples.every((text) => formOf(text) === null)) return []
      const texts = codedTexts(column, rows)
      const counts = countCodes(texts)
      const forms = texts.dictionary.map(formOf)
      const total = counts.reduce((sum, count) => sum + count, 0)
      const odd = counts.reduce((sum, count, code) => sum + (forms[code] === null ? 0 : count), 0)
      const form = forms.find((one) => one !== null)
      if (form === undefined || form === null || odd < leastShare * total) return []
      return [
        found(unsupportedValues, {
          column: profile.name,
          severity: 'warning',
          cost: 0.15,
          threshold: leastShare,
          message: `${quoted(profile.name)} holds ${words[form]} in ${percent(odd / total)} of its filled cells: no model reads them as they stand.`,
          evidence: { form, share: odd / total },
          rows: rowsWhere(texts.codes.length, (i) => texts.codes[i] >= 0 && forms[texts.codes[i]] !== null, 3).map(
            (i) => rows[i],
          ),
        }),
      ]
    }),
}

function formOf(given: string): Form | null {
  const text = given.trim()
  if (/^data:[\w/+.-]*;base64,/i.test(text)) return 'bytes'
  if (text.length >= leastEncoded && /^(?:[0-9a-f]+|[A-Za-z0-9+/]+={0,2})$/i.test(text)) return 'bytes'
  if (/^<([A-Za-z][\w:.-]*)[\s>].*<\/\1>$/s.test(text)) return 'xml'
  return /^[[{]/.test(text) && isNested(text) ? 'json' : null
}

/** An object with a key, or an array that holds an array or object: a flat list is a list. */
function isNested(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return value.some((part) => typeof part === 'object' && part !== null)
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0
  } catch {
    return false
  }
}
