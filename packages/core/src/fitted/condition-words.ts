import type { FittedPipeline, InputColumn } from './fitted-pipeline.ts'
import { isDateType } from './cell-reader.ts'
import type { Region } from './region.ts'

type Operation = FittedPipeline['operations'][number]
type LookUp = Extract<Operation, { op: 'lookUp' }>

/** Levels named one by one; of more than that, those left out are named. */
const mostNamed = 6
const dayMilliseconds = 86_400_000

/** "age > 30 and ≤ 45", "town is south or east", "member is yes": a region of a feature as a person says it. */
export function conditionWords(
  { features, operations, inputs }: FittedPipeline,
  index: number,
  region: Region,
): string {
  const feature = features[index]
  const input = inputs.find(({ name }) => name === feature.source)
  const maker = operations.findLast((operation) => 'to' in operation && operation.to === feature.name)
  const tokens = tokensOf(operations, feature.name)
  if (tokens !== null) return tokenWords(feature.source, tokens, region)
  const words =
    region.levels !== null
      ? levelWords(feature.source, levelNames(maker, feature.levels ?? 0, input), region.levels)
      : maker?.op === 'indicator'
        ? indicatorWords(feature.source, maker.of, region.above >= 0)
        : numberWords(feature.name, input, maker, region)
  if (!region.missing || !input?.missingShare || (maker !== undefined && maker.op !== 'lookUp')) return words
  return words === '' ? `${feature.source} is known or missing` : `${words} (or missing)`
}

/** The words that a column of token weights counts; null for other features. */
function tokensOf(operations: readonly Operation[], name: string): readonly string[] | null {
  for (const operation of operations) {
    if (operation.op !== 'tokens' || !name.startsWith(`${operation.to}#`)) continue
    const column = Number(name.slice(operation.to.length + 1))
    return Object.keys(operation.weights).filter((token) => operation.weights[token][0] === column)
  }
  return null
}

function tokenWords(name: string, tokens: readonly string[], { above, below }: Region): string {
  const some = tokens.slice(0, 3).map((token) => `“${token}”`)
  const what = `${some.join(' or ')}${tokens.length > some.length ? ' …' : ''}`
  const digits = (value: number) => String(Number(value.toPrecision(3)))
  const low = above === -Infinity ? '' : `> ${digits(above)}`
  const high = below === Infinity ? '' : `≤ ${digits(below)}`
  const weight = [low, high].filter((part) => part !== '').join(' and ')
  return `${name} ${above >= 0 ? 'holds' : 'does not hold'} ${what} (weight ${weight})`
}

/** A level as people call it; null where no training row has it. */
type LevelName = string | null

/** The texts of each level; the one without a text stands for all others, and is passed over where there were none in training. */
function levelNames(
  maker: Operation | undefined,
  levelCount: number,
  input: InputColumn | undefined,
): readonly LevelName[] {
  const table = maker?.op === 'lookUp' ? maker.table : {}
  const isComplete = input?.values?.every((text) => Object.hasOwn(table, text)) ?? false
  const names = new Array<LevelName>(levelCount).fill(isComplete ? null : 'any other')
  for (const [text, code] of Object.entries(table)) names[code] = text
  return names
}

function levelWords(name: string, names: readonly LevelName[], levels: readonly number[]): string {
  const known = (isInside: boolean) =>
    names.filter((text, level): text is string => text !== null && levels.includes(level) === isInside)
  const inside = known(true)
  const outside = known(false)
  if (inside.length === 0) return `${name} is ${levels.length === 0 ? 'missing' : 'a value never seen'}`
  if (inside.length > outside.length && outside.length > 0 && outside.length <= mostNamed && inside.length > 1)
    return `${name} is not ${outside.join(' or ')}`
  if (inside.length <= mostNamed) return `${name} is ${inside.join(' or ')}`
  return `${name} is one of ${inside.length} values (${inside.slice(0, mostNamed).join(' or ')} …)`
}

function indicatorWords(name: string, of: Extract<Operation, { op: 'indicator' }>['of'], isSo: boolean): string {
  const not = isSo ? '' : 'not '
  if (of === 'missing') return `${name} is ${not}missing`
  if ('equals' in of) return `${name} is ${not}${of.equals}`
  return isSo ? `${name} is a rare value` : `${name} is not a rare value`
}

function numberWords(
  name: string,
  input: InputColumn | undefined,
  maker: Operation | undefined,
  { above, below }: Region,
): string {
  if (maker?.op === 'lookUp' && isRank(maker)) return rankWords(input?.name ?? name, maker, above, below)
  if (maker === undefined && input?.type === 'boolean') return `${name} is ${booleanWord(input, above >= 0)}`
  const isWhole =
    (maker === undefined && input?.type === 'integer') || (maker?.op === 'datePart' && maker.part !== 'epochDays')
  const show = shownAs(input, maker)
  const low = above === -Infinity ? null : isWhole ? `≥ ${show(Math.floor(above) + 1)}` : `> ${show(above)}`
  const high = below === Infinity ? null : `≤ ${show(isWhole ? Math.floor(below) : below)}`
  if (isWhole && low !== null && Math.floor(above) + 1 === Math.floor(below))
    return `${name} is ${show(Math.floor(below))}`
  return `${name} ${[low, high].filter((part) => part !== null).join(' and ')}`
}

function booleanWord({ format }: InputColumn, isTrue: boolean): string {
  return isTrue ? (format.true ?? 'true') : (format.false ?? 'false')
}

function shownAs(input: InputColumn | undefined, maker: Operation | undefined): (value: number) => string {
  if (maker?.op === 'datePart' && maker.part === 'epochDays')
    return (value) => new Date(value * dayMilliseconds).toISOString().slice(0, 10)
  if (maker === undefined && input !== undefined && isDateType(input.type) && input.type !== 'time')
    return (value) => new Date(value).toISOString().slice(0, input.type === 'date' ? 10 : 19)
  return (value) => String(Number(value.toPrecision(6)))
}

/** Ranks in an order that people know: 0, 1, 2 … */
function isRank({ table, other }: LookUp): boolean {
  const ranks = Object.values(table).sort((a, b) => a - b)
  return other === null && ranks.every((rank, i) => rank === ranks[0] + i || (i > 0 && rank === ranks[i - 1]))
}

function rankWords(name: string, { table }: LookUp, above: number, below: number): string {
  const inside = Object.entries(table)
    .filter(([, rank]) => rank > above && rank <= below)
    .sort(([, a], [, b]) => a - b)
  return `${name} is ${inside.map(([text]) => text).join(' or ')}`
}
