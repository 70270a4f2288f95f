import { metrics, type MetricName } from '../../metrics/index.ts'
import { barsChart } from '../charts/bars.ts'
import { intervalsChart } from '../charts/intervals.ts'
import { markup } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportParts } from '../report-parts.ts'
import type { ReportSection } from '../section.ts'
import { modelWords } from './model-words.ts'
import { titleIn } from './title-in.ts'

const shownColumns = 15

/** What the model relies on: importance on unseen rows, and contributions where rows were explained. */
export function explanationSection(
  { evaluation, explanation }: ReportParts,
  locale: ReportLocale,
): readonly ReportSection[] {
  const words = modelWords(locale.language)
  const { format } = locale
  const { importance, metric } = evaluation!
  const title = titleIn(locale.language, metrics[metric as MetricName]?.title ?? metric)
  const shown = importance.slice(0, shownColumns)
  if (shown.length === 0 && explanation === undefined) return []
  const write = (value: number): string => format.number(value)
  const body = markup`<div class="sheet"><div class="charts">
    ${
      shown.length > 0 &&
      intervalsChart(
        {
          title: words.importance(title),
          sentence: words.importanceSentence,
          head: [locale.words.column, title, words.lower, words.upper],
          rows: shown.map(({ column, value, lower, upper }) => ({ label: column, value, lower, upper })),
          rule: { at: 0, label: words.noLoss },
          write,
        },
        locale,
      )
    }
    ${
      explanation !== undefined &&
      barsChart(
        {
          title: words.contributions,
          head: [locale.words.column, words.meanSize],
          bars: explanation.importance.slice(0, shownColumns).map(({ column, value }) => ({ label: column, value })),
          write,
        },
        locale,
      )
    }
  </div></div>`
  return [{ id: 'explanation', title: words.explanation, body }]
}
