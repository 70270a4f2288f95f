import type { Evaluation } from '../../evaluate/evaluation.ts'
import { metrics, type MetricName } from '../../metrics/index.ts'
import { dataTable } from '../data-table.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportSection } from '../section.ts'
import { classificationCharts } from './classification-charts.ts'
import { modelWords } from './model-words.ts'
import { titleIn } from './title-in.ts'
import { regressionCharts } from './regression-charts.ts'

/** Errors in percent of a target that is zero somewhere are numbers without a meaning. */
function isMeant([name, { value }]: readonly [string, { readonly value: number }]): boolean {
  return name !== 'mape' || value < 1e6
}

/** Every metric with its interval and its baselines, then the plots of the task. */
export function evaluationSection(evaluation: Evaluation, locale: ReportLocale): ReportSection {
  const words = modelWords(locale.language)
  const isPooled = evaluation.origin === 'out-of-fold' && evaluation.metrics.rocAuc !== undefined
  return {
    id: 'evaluation',
    title: words.evaluation,
    body: markup`<div class="sheet">
      ${metricTable(evaluation, locale)}
      ${!Object.entries(evaluation.metrics).every(isMeant) && markup`<p class="quiet">${words.percentOfZero}</p>`}
      ${isPooled && markup`<p class="quiet">${words.pooled}</p>`}
      ${evaluation.classification && classificationCharts(evaluation, evaluation.classification, locale)}
      ${evaluation.regression && regressionCharts(evaluation.regression, locale)}
    </div>`,
  }
}

function metricTable({ metrics: scores, baselines }: Evaluation, { format, language }: ReportLocale): Html {
  const words = modelWords(language)
  const rows = Object.entries(scores)
    .filter(isMeant)
    .map(([name, { value, lower, upper }]) => [
      titleIn(language, metrics[name as MetricName]?.title ?? name),
      format.score(value),
      `${format.score(lower)} … ${format.score(upper)}`,
      ...baselines.map((baseline) => format.score(baseline.metrics[name] ?? null)),
    ])
  const head = [words.metric, words.model, words.interval, ...baselines.map(({ title }) => titleIn(language, title))]
  return dataTable({ head, rows, numbers: head.map((_, i) => i).slice(1) })
}
