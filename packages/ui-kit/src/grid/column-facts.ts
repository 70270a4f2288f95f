import type { ColumnProfile, Histogram, Profile } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { classColor } from '../util/class-color.ts'

/** What the profile says about the columns, in the words and colours of the page. */
export class ColumnFacts {
  #profile: Profile | null
  #target: string
  #locale: Locale

  constructor(profile: Profile | null, target: string, locale: Locale) {
    this.#profile = profile
    this.#target = target
    this.#locale = locale
  }

  profileOf(name: string): ColumnProfile | undefined {
    return this.#profile?.columns.find((column) => column.name === name)
  }

  histogram(name: string): Histogram | null {
    const histogram = this.profileOf(name)?.histogram ?? null
    return histogram && histogram.counts.length ? histogram : null
  }

  isIdentifier(name: string): boolean {
    const column = this.profileOf(name)
    return (
      column !== undefined &&
      column.count > 1 &&
      column.unique === column.count &&
      column.storage !== 'number' &&
      column.storage !== 'date'
    )
  }

  classes(): { readonly classes: readonly string[]; readonly colors: readonly string[] } {
    const target = this.#profile?.target
    if (!target || target.name !== this.#target || target.task === 'regression')
      return { classes: [], colors: ['data'] }
    const classes = target.classes.map(({ value }) => value)
    return { classes, colors: classes.map((_, i) => classColor(classes, target.positive, i)) }
  }

  ownColors(histogram: Histogram): readonly string[] | undefined {
    const { classes, colors } = this.classes()
    return classes.length ? histogram.labels.map((label) => colors[classes.indexOf(label)] ?? 'muted') : undefined
  }

  barName(histogram: Histogram, bar: number): string {
    const { words } = this.#locale
    return histogram.kind === 'category'
      ? histogram.labels[bar]
      : words.range(this.edge(histogram, histogram.edges[bar]), this.edge(histogram, histogram.edges[bar + 1]))
  }

  edge(histogram: Histogram, value: number): string {
    const { format } = this.#locale
    return histogram.kind === 'date' ? format.month(value) : format.number(value)
  }

  pickText(column: string, bars: ReadonlySet<number>): string {
    const histogram = this.histogram(column)
    if (!histogram) return ''
    if (histogram.kind === 'category') return [...bars].map((bar) => histogram.labels[bar]).join(', ')
    return `${this.edge(histogram, histogram.edges[Math.min(...bars)])} – ${this.edge(histogram, histogram.edges[Math.max(...bars) + 1])}`
  }
}
