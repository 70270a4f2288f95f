import { html, nothing } from 'lit'
import type { Profile } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import type { ColumnFacts } from './column-facts.ts'
import type { GridColumn } from './column-layout.ts'

interface CaptionView {
  readonly facts: ColumnFacts
  readonly profile: Profile | null
  /** The bar pointed at. */
  readonly bar: number | null
  readonly picked: ReadonlySet<number> | undefined
  readonly locale: Locale
}

/** One line under the chart: the bar pointed at, else the range. */
export function headerCaption(
  { name, kind }: GridColumn,
  view: CaptionView,
): { readonly text: string; readonly parts: unknown } {
  const { facts, profile: whole, bar, picked, locale } = view
  const { words, format } = locale
  const profile = facts.profileOf(name)
  const histogram = facts.histogram(name)
  if (!profile) return { text: '', parts: nothing }
  if (histogram && bar !== null && bar < histogram.counts.length) {
    const label = facts.barName(histogram, bar)
    return {
      text: words.grid.bar(label, histogram.counts[bar]),
      parts: html`<b>${label}</b><b>${format.integer(histogram.counts[bar])}</b>`,
    }
  }
  const only =
    picked && histogram ? html`<span class="only">${words.grid.only(facts.pickText(name, picked))}</span>` : nothing
  const { target } = whole ?? {}
  if (target?.name === name && target.classes.length) {
    const value = target.positive ?? target.classes[0].value
    const share =
      (target.classes.find((other) => other.value === value)?.count ?? 0) / Math.max(1, profile.count - profile.missing)
    const text = words.grid.shareOf(share, value)
    return { text, parts: html`<span>${text}</span>` }
  }
  if (kind !== 'category' && histogram && histogram.kind !== 'category' && histogram.edges.length > 1) {
    const [from, to] = [
      facts.edge(histogram, histogram.edges[0]),
      facts.edge(histogram, histogram.edges[histogram.edges.length - 1]),
    ]
    return { text: words.range(from, to), parts: html`<span>${from}</span>${only}<span>${to}</span>` }
  }
  const text = facts.isIdentifier(name) ? words.grid.allDifferent : words.grid.distinct(profile.distinct)
  return {
    text,
    parts: html`<span>${text}</span
      >${only === nothing ? (profile.missing ? html`<span>${words.grid.missing(profile.missing)}</span>` : nothing) : only}`,
  }
}
