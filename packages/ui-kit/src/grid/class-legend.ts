import { html, nothing } from 'lit'
import type { Locale } from '../i18n/locale.ts'
import type { ColumnFacts } from './column-facts.ts'

export function classLegend(facts: ColumnFacts, filtered: boolean, locale: Locale) {
  const { words } = locale
  const { classes, colors } = facts.classes()
  if (!classes.length) return nothing
  const keys = classes
    .map((name, i) => ({ name, color: colors[i] }))
    .sort((a, b) => Number(b.color === 'answer') - Number(a.color === 'answer'))
  return html`${keys.slice(0, 4).map(({ name, color }) => html`<span class="key"><i class="k-${color}"></i>${name}</span>`)}${filtered ? html`<span class="key"><i class="k-muted"></i>${words.grid.filteredOut}</span>` : nothing}`
}
