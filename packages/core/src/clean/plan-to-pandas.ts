import type { ColumnOperation, TextStep } from '../transforms/operation.ts'
import { lowerPlan } from './lower-plan.ts'
import { describeStep } from './describe-step.ts'
import type { CleaningPlan } from './plan.ts'

/**
 * A fitted plan as pandas code: `clean(frame)` does to a frame read with `dtype=str, keep_default_na=False` for text columns
 * what prediction does to a row. Steps that act on this file only stand as comments.
 * @throws CsvAnalyzerError `plan-not-fitted`
 */
export function planToPandas(plan: CleaningPlan): string {
  const { operations, notExportable } = lowerPlan(plan)
  const lines = operations.map((operation) => `    ${statement(operation)}`)
  const left = notExportable.map((step) => `    # not replayed: ${describeStep(step).replace(/\s+/g, ' ')}`)
  return `import numpy as np
import pandas as pd


def clean(frame):
    frame = frame.copy()
${[...left, ...lines].join('\n')}${left.length + lines.length > 0 ? '\n' : ''}    return frame
`
}

function statement(operation: ColumnOperation): string {
  if (operation.op === 'drop') return `frame = frame.drop(columns=${list(operation.columns)}, errors="ignore")`
  if (operation.op === 'keep') return `frame = frame[${list(operation.columns)}]`
  if (operation.op === 'tokens') return `raise NotImplementedError("tokens of ${operation.from}")`
  return `${cell(operation.to)} = ${expression(operation)}`
}

function expression(operation: Exclude<ColumnOperation, { op: 'drop' | 'keep' | 'tokens' }>): string {
  const from = cell(operation.from)
  switch (operation.op) {
    case 'parseNumber':
      return parsedNumber(from, operation.format)
    case 'parseDate':
      return operation.formats
        .map((format) => `pd.to_datetime(${from}, format=${text(strftime(format))}, errors="coerce")`)
        .reduce((first, next) => `${first}.fillna(${next})`)
    case 'formatNumber':
      return `${from}.map(lambda x: None if pd.isna(x) else (str(int(x)) if float(x).is_integer() else repr(float(x))))`
    case 'normalizeText':
      return operation.steps.reduce((code, step) => textStep(code, step), from)
    case 'mapText':
      return operation.other === 'keep'
        ? `${from}.replace(${dict(operation.map)})`
        : `${from}.map(lambda x: x if pd.isna(x) else ${dict(operation.map)}.get(x, ${value(operation.other)}))`
    case 'lookUp':
      return `${from}.map(lambda x: ${value(operation.missing)} if pd.isna(x) else ${dict(operation.table)}.get(x, ${value(operation.other)})).astype(float)`
    case 'splitText':
      return `${from}.str.split(${text(operation.separator)}, regex=False).str[${operation.part}].str.strip()`
    case 'fill':
      return `${from}.fillna(${value(operation.value)})`
    case 'fillBy':
      return `${from}.fillna(${cell(operation.by)}.map(${dict(operation.table)})).fillna(${value(operation.value)})`
    case 'missingIf':
      return `${from}.mask(${from}.isin(${list(operation.values)}))`
    case 'clip':
      return `${from}.clip(${value(operation.lower)}, ${value(operation.upper)})`
    case 'affine':
      return `${from} * ${operation.scale} + ${operation.offset}`
    case 'log':
      return `np.log((${from} + ${operation.shift}).where(${from} + ${operation.shift} > 0))`
    case 'power':
      return yeoJohnson(from, operation.lambda)
    case 'product':
      return `${from} * ${cell(operation.by)}`
    case 'indicator':
      return indicator(from, operation.of)
    case 'datePart':
      return datePart(from, operation.part)
    case 'textLength':
      return operation.unit === 'words' ? `${from}.str.split().str.len()` : `${from}.str.len()`
  }
}

function parsedNumber(from: string, format: Extract<ColumnOperation, { op: 'parseNumber' }>['format']): string {
  let code = `${from}.str.strip()`
  for (const part of [...(format.strip ?? []), ...Object.keys(format.units ?? {})].sort((a, b) => b.length - a.length))
    code += `.str.replace(${text(part)}, "", regex=False)`
  if (format.thousands !== undefined) code += `.str.replace(${text(format.thousands)}, "", regex=False)`
  if (format.decimal === ',') code += `.str.replace(",", ".", regex=False)`
  const number = `pd.to_numeric(${code}.str.strip(), errors="coerce")`
  const units = Object.entries(format.units ?? {})
  const factors =
    units.length === 0
      ? ''
      : ` * np.select([${units.map(([unit]) => `${from}.str.contains(${text(unit)}, regex=False, na=False)`).join(', ')}], [${units.map(([, factor]) => factor).join(', ')}], 1)`
  return `${number}${factors}${format.scale === undefined || format.scale === 1 ? '' : ` * ${format.scale}`}`
}

const tokens: readonly (readonly [RegExp, string])[] = [
  [/YYYY/g, '%Y'],
  [/MMMM/g, '%B'],
  [/MMM/g, '%b'],
  [/\bYY\b/g, '%y'],
  [/DD|(?<![%A-Za-z])D(?![A-Za-z])/g, '%d'],
  [/HH|(?<![%A-Za-z])H(?![A-Za-z])/g, '%H'],
  [/hh|(?<![%A-Za-z])h(?![A-Za-z])/g, '%I'],
  [/mm/g, '%\u0000'],
  [/ss/g, '%S'],
  [/SSS/g, '%f'],
  [/MM|(?<![%A-Za-z])M(?![A-Za-z])/g, '%m'],
  [/(?<![%A-Za-z])A(?![A-Za-z])/g, '%p'],
  [/Z/g, '%z'],
]

function strftime(format: string): string {
  return tokens.reduce((code, [token, directive]) => code.replace(token, directive), format).replaceAll('%\u0000', '%M')
}

function textStep(code: string, step: TextStep): string {
  switch (step) {
    case 'trim':
      return `${code}.str.strip()`
    case 'collapseSpaces':
      return `${code}.str.replace(r"\\s+", " ", regex=True)`
    case 'lowerCase':
      return `${code}.str.lower()`
    case 'upperCase':
      return `${code}.str.upper()`
    case 'nfc':
      return `${code}.str.normalize("NFC")`
    case 'nfkc':
      return `${code}.str.normalize("NFKC")`
    case 'stripAccents':
      return `${code}.str.normalize("NFD").str.replace(r"[\\u0300-\\u036f]", "", regex=True)`
    case 'repairEncoding':
      return `${code}.map(lambda x: x if pd.isna(x) else x.encode("cp1252", "ignore").decode("utf-8", "ignore") or x)`
  }
}

function yeoJohnson(from: string, lambda: number): string {
  const positive = lambda === 0 ? `np.log1p(${from}.clip(0))` : `((${from}.clip(0) + 1) ** ${lambda} - 1) / ${lambda}`
  const negative =
    lambda === 2
      ? `-np.log1p(-${from}.clip(None, 0))`
      : `-((1 - ${from}.clip(None, 0)) ** ${2 - lambda} - 1) / ${2 - lambda}`
  return `(${positive}).where(${from}.isna() | (${from} >= 0), ${negative})`
}

function indicator(from: string, of: Extract<ColumnOperation, { op: 'indicator' }>['of']): string {
  if (of === 'missing') return `${from}.isna().astype(float)`
  return 'equals' in of
    ? `(${from} == ${value(of.equals)}).astype(float)`
    : `(${from}.notna() & ~${from}.isin(${list(of.notIn)})).astype(float)`
}

function datePart(from: string, part: Extract<ColumnOperation, { op: 'datePart' }>['part']): string {
  const plain: { readonly [part: string]: string } = {
    year: 'year',
    month: 'month',
    day: 'day',
    weekday: 'weekday',
    hour: 'hour',
    minute: 'minute',
    dayOfYear: 'dayofyear',
  }
  if (plain[part] !== undefined) return `${from}.dt.${plain[part]}`
  if (part === 'weekOfYear') return `${from}.dt.isocalendar().week.astype(float)`
  if (part === 'epochDays') return `(${from} - pd.Timestamp(0)) / pd.Timedelta(days=1)`
  const [, base, wave] = /^(month|weekday|hour|dayOfYear)(Sin|Cos)$/.exec(part)!
  const turns = {
    month: `(${from}.dt.month - 1) / 12`,
    weekday: `${from}.dt.weekday / 7`,
    hour: `${from}.dt.hour / 24`,
    dayOfYear: `(${from}.dt.dayofyear - 1) / 365.25`,
  }[base]!
  return `np.${wave.toLowerCase()}(2 * np.pi * ${turns})`
}

function cell(name: string): string {
  return `frame[${text(name)}]`
}

function value(given: string | number | null): string {
  return given === null ? 'None' : typeof given === 'string' ? text(given) : String(given)
}

function list(values: readonly (string | number)[]): string {
  return `[${values.map(value).join(', ')}]`
}

function dict(map: { readonly [key: string]: string | number | null }): string {
  return `{${Object.entries(map)
    .map(([key, entry]) => `${text(key)}: ${value(entry)}`)
    .join(', ')}}`
}

/** JSON's text is a Python text too. */
function text(given: string): string {
  return JSON.stringify(given)
}
