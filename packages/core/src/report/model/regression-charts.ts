import type { RegressionEvaluation } from '../../evaluate/evaluation.ts'
import { histogramChart } from '../charts/histogram.ts'
import { scatterChart } from '../charts/scatter.ts'
import { dataTable } from '../data-table.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import { modelWords } from './model-words.ts'

/** Predictions against the truth, their errors, and where they are large. */
export function regressionCharts(
  { points, residuals, byQuintile, interval, adjustedR2 }: RegressionEvaluation,
  locale: ReportLocale,
): Html {
  const words = modelWords(locale.language)
  const { format } = locale
  const write = (value: number): string => format.number(value)
  return markup`${adjustedR2 !== null && markup`<p>${words.adjustedR2(format.number(adjustedR2))}</p>`}${
    interval &&
    markup`<p>${words.intervalSentence(format.percent(interval.observed), format.percent(interval.coverage), write(interval.meanWidth))}</p>`
  }<div class="charts">${scatterChart(
    {
      title: words.predictedActual,
      sentence: words.predictedActualSentence,
      head: [words.predicted, words.actual],
      points: points.map(({ actual, predicted }) => [predicted, actual]),
      write,
    },
    locale,
  )}${
    residuals.edges.length > 1 &&
    residuals.edges.length === residuals.counts.length + 1 &&
    histogramChart({ title: words.residuals, edges: residuals.edges, counts: residuals.counts, write }, locale)
  }</div>
    <h3>${words.byPrediction}</h3>
    ${dataTable({
      head: [words.predicted, locale.words.rows, 'RMSE', words.bias, words.coverage],
      rows: byQuintile.map(({ from, to, count, rmse, bias, coverage }) => [
        `${write(from)} – ${write(to)}`,
        format.integer(count),
        write(rmse),
        write(bias),
        coverage === null ? '–' : format.percent(coverage),
      ]),
      numbers: [1, 2, 3, 4],
    })}`
}
