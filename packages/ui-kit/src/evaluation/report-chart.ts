import { html, nothing } from 'lit'
import '../charts/csv-chart.ts'
import type { ChartSpec } from '../charts/csv-chart.ts'
import type { Locale } from '../i18n/locale.ts'

/** A chart of the report, with what steers it below. */
export function reportChart(locale: Locale, spec: ChartSpec, control: unknown = nothing) {
  return html`<csv-chart lang=${locale.language} exportparts="chart" .spec=${spec}>${control}</csv-chart>`
}
