import type { ColumnOperation, TextStep } from '../../transforms/operation.ts'
import type { HelperName } from './helpers.ts'
import { printDateFormats } from './print-date-formats.ts'
import { printDatePart } from './print-date-part.ts'
import { pythonDict, pythonList, pythonValue } from './python-literal.ts'

/** Notes a helper that the statement needs and gives back its name. */
export type Use = (name: HelperName) => string

/** One column operation as a line of pandas on `frame`. */
export function printOperation(operation: ColumnOperation, use: Use): string {
  if (operation.op === 'drop') return `frame = frame.drop(columns=${pythonList(operation.columns)}, errors="ignore")`
  if (operation.op === 'keep') return `frame = frame[${pythonList(operation.columns)}]`
  if (operation.op === 'tokens') return `raise NotImplementedError("tokens of ${operation.from}")`
  return `${cell(operation.to)} = ${expression(operation, use)}`
}

function expression(operation: Exclude<ColumnOperation, { op: 'drop' | 'keep' | 'tokens' }>, use: Use): string {
  const from = cell(operation.from)
  const like = (given: string | number | null): string =>
    typeof given === 'number' ? `${use('same_kind')}(${from}, ${pythonValue(given)})` : pythonValue(given)
  switch (operation.op) {
    case 'parseNumber':
      return `${from}.map(lambda text: np.nan if pd.isna(text) else ${use('read_number')}(text${numberFormat(operation.format)})).astype(float)`
    case 'parseDate':
      use('trim')
      return `${use('read_dates')}(${from}.str.strip(SPACE), ${printDateFormats(operation.formats)})`
    case 'formatNumber':
      return `${from}.map(lambda x: None if pd.isna(x) else str(int(x)) if float(x).is_integer() and abs(x) < 1e21 else repr(float(x))).astype("str")`
    case 'normalizeText':
      return operation.steps.length === 0
        ? from
        : `${use('texts')}(${from}, lambda text: ${changed(operation.steps, use)})`
    case 'mapText':
      return `${use('texts')}(${from}, lambda text: ${pythonDict(operation.map)}.get(text, ${operation.other === 'keep' ? 'text' : pythonValue(operation.other)}))`
    case 'lookUp':
      return `${from}.map(lambda text: ${pythonValue(operation.missing)} if pd.isna(text) else ${pythonDict(operation.table)}.get(text, ${pythonValue(operation.other)})).astype(float)`
    case 'splitText':
      use('trim')
      return `${use('texts')}(${from}, lambda text: dict(enumerate(text.split(${pythonValue(operation.separator)}))).get(${operation.part}, "").strip(SPACE))`
    case 'fill':
      return `${from}.fillna(${like(operation.value)})`
    case 'fillBy':
      return `${from}.fillna(${cell(operation.by)}.map(${groupTable(operation.table)})).fillna(${like(operation.value)})`
    case 'missingIf':
      return `${from}.mask(${from}.isin([${operation.values.map(like).join(', ')}]))`
    case 'clip':
      return `${from}.clip(${like(operation.lower)}, ${like(operation.upper)})`
    case 'affine':
      return operation.scale === 1 && operation.offset === 0
        ? from
        : `${from} * ${operation.scale} + ${operation.offset}`
    case 'log':
      return `np.log((${from} + ${operation.shift}).where(${from} + ${operation.shift} > 0))`
    case 'power':
      return yeoJohnson(from, operation.lambda)
    case 'product':
      return `${from} * ${cell(operation.by)}`
    case 'sum':
      return operation.weight === 1
        ? `${from} + ${cell(operation.by)}`
        : `${from} + ${cell(operation.by)} * ${pythonValue(operation.weight)}`
    case 'indicator':
      return indicator(from, operation.of)
    case 'datePart':
      return printDatePart(from, operation.part)
    case 'textLength':
      return operation.unit === 'words' ? `${from}.str.split().str.len()` : `${from}.str.len()`
  }
}

function numberFormat(format: Extract<ColumnOperation, { op: 'parseNumber' }>['format']): string {
  const strip = [...(format.strip ?? [])].sort((a, b) => b.length - a.length)
  const units = Object.entries(format.units ?? {}).sort(([a], [b]) => b.length - a.length)
  return [
    format.decimal === ',' ? ', decimal=","' : '',
    format.thousands === undefined ? '' : `, thousands=${pythonValue(format.thousands)}`,
    strip.length === 0 ? '' : `, strip=${pythonList(strip)}`,
    units.length === 0
      ? ''
      : `, units=[${units.map(([unit, factor]) => `(${pythonValue(unit)}, ${factor})`).join(', ')}]`,
    format.scale === undefined || format.scale === 1 ? '' : `, scale=${format.scale}`,
    (format.missing ?? []).length === 0 ? '' : `, missing=${pythonList(format.missing!)}`,
  ].join('')
}

function groupTable(table: { readonly [text: string]: number | string }): string {
  return Object.keys(table).length === 0 ? '{"": None}' : pythonDict(table)
}

function changed(steps: readonly TextStep[], use: Use): string {
  return steps.reduce((code, step) => textStep(code, step, use), 'text')
}

function textStep(code: string, step: TextStep, use: Use): string {
  switch (step) {
    case 'trim':
      use('trim')
      return `${code}.strip(SPACE)`
    case 'collapseSpaces':
      use('trim')
      return `re.sub("[" + SPACE + "]+", " ", ${code})`
    case 'lowerCase':
      return `${code}.lower()`
    case 'upperCase':
      return `${code}.upper()`
    case 'nfc':
      return `unicodedata.normalize("NFC", ${code})`
    case 'nfkc':
      return `unicodedata.normalize("NFKC", ${code})`
    case 'stripAccents':
      return `unicodedata.normalize("NFC", re.sub("[\\u0300-\\u036f]", "", unicodedata.normalize("NFD", ${code})))`
    case 'repairEncoding':
      return `${use('repair_encoding')}(${code})`
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
    ? `(${from} == ${pythonValue(of.equals)}).fillna(False).astype(float)`
    : `(${from}.notna() & ~${from}.isin(${pythonList(of.notIn)})).astype(float)`
}

function cell(name: string): string {
  return `frame[${pythonValue(name)}]`
}
