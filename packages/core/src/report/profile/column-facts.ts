import type {
  CharacterShares,
  ColumnProfile,
  DateProfile,
  NumberProfile,
  TextProfile,
  ValueCount,
} from '../../profile/profile.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'

type Fact = readonly [name: string, value: string]

const day = 86_400_000

/** The measures of a column that have something to say, as a list of names and values. */
export function columnFacts(column: ColumnProfile, locale: ReportLocale): Html {
  const { words, format } = locale
  const facts: readonly Fact[] = [
    ...typeFacts(column, locale),
    [words.distinct, `${column.distinctExact ? '' : '≈ '}${format.integer(column.distinct)}`],
    ...(column.unique > 0 ? [[words.facts.unique, format.integer(column.unique)] as const] : []),
    ...(column.number === null ? [] : numberFacts(column.number, locale)),
    ...(column.date === null ? [] : dateFacts(column.date, column.type === 'time', locale)),
    ...(column.text === null ? [] : textFacts(column.text, locale)),
    ...(column.number === null && column.date === null && column.rare.length > 0 && column.unique < column.distinct
      ? [[words.rareValues, counts(column.rare.slice(0, 5), locale)] as const]
      : []),
    ...(column.samples.length > 0 ? [[words.samples, column.samples.map(format.quote).join(', ')] as const] : []),
  ]
  return markup`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        markup`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

function numberFacts(number: NumberProfile, { words, format }: ReportLocale): readonly Fact[] {
  const { facts } = words
  const extremes = (list: NumberProfile['lowest']): string =>
    list.map(({ row, value }) => `${format.number(value)} (${format.integer(row + 1)})`).join(', ')
  const some = (name: string, count: number): readonly Fact[] => (count > 0 ? [[name, format.integer(count)]] : [])
  return [
    [facts.mean, format.number(number.mean)],
    [facts.standardDeviation, format.number(number.standardDeviation)],
    [facts.quantiles, Object.values(number.quantiles).map(format.number).join(' · ')],
    [facts.medianAbsoluteDeviation, format.number(number.medianAbsoluteDeviation)],
    [facts.skewness, format.number(number.skewness)],
    [facts.kurtosis, format.number(number.kurtosis)],
    ...some(facts.zeros, number.zeros),
    ...some(facts.negatives, number.negatives),
    ...some(facts.infinite, number.infinite),
    ...some(facts.integers, number.integers),
    ...order(number.monotonic, words),
    [facts.lowest, extremes(number.lowest)],
    [facts.highest, extremes(number.highest)],
  ]
}

function dateFacts(date: DateProfile, isTime: boolean, { words, format }: ReportLocale): readonly Fact[] {
  const { facts } = words
  const write = isTime ? format.time : format.date
  const gap = (size: number): string => (size >= day ? words.duration(format.number(size / day)) : format.time(size))
  return [
    [facts.range, `${write(date.min)} – ${write(date.max)}`],
    ...order(date.monotonic, words),
    ...(date.longestGap > 0
      ? [[facts.longestGap, gap(date.longestGap)] as const, [facts.medianGap, gap(date.medianGap)] as const]
      : []),
  ]
}

function textFacts(text: TextProfile, locale: ReportLocale): readonly Fact[] {
  const { words, format } = locale
  const { facts } = words
  return [
    [facts.lengths, [text.minLength, text.meanLength, text.maxLength].map(format.number).join(' · ')],
    ...(text.characters === undefined ? [] : [[facts.characters, charactersText(text.characters, locale)] as const]),
    [facts.meanWords, format.number(text.meanWords)],
    ...(text.patterns.length > 0 ? [[facts.patterns, counts(text.patterns.slice(0, 5), locale)] as const] : []),
    ...(text.topWords.length > 0 ? [[facts.topWords, counts(text.topWords.slice(0, 10), locale)] as const] : []),
  ]
}

function charactersText(shares: CharacterShares, { words, format }: ReportLocale): string {
  return Object.entries(shares)
    .filter(([, share]) => share > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, share]) => `${words.characters[kind]} ${format.percent(share)}`)
    .join(', ')
}

/** How the cells are written and why the type was chosen. */
function typeFacts({ format: written, evidence }: ColumnProfile, { words, format }: ReportLocale): readonly Fact[] {
  const { facts } = words
  const parts = [written?.date, written?.unit, written?.percent === true ? '%' : undefined].filter(
    (part) => part !== undefined,
  )
  return [
    ...(parts.length > 0 ? [[facts.format, parts.join(', ')] as const] : []),
    ...(evidence !== undefined && evidence.fit < 1 ? [[facts.fit, format.percent(evidence.fit)] as const] : []),
  ]
}

function order(monotonic: NumberProfile['monotonic'], words: ReportLocale['words']): readonly Fact[] {
  return monotonic === 'none' ? [] : [[words.facts.monotonic, words.monotonic[monotonic]]]
}

function counts(list: readonly ValueCount[], { format }: ReportLocale): string {
  return list.map(({ value, count }) => `${format.quote(value)} ${format.integer(count)}`).join(', ')
}
