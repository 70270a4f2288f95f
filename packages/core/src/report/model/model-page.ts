import { metrics, type MetricName } from '../../metrics/index.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportPage } from '../report-page.ts'
import type { ReportParts } from '../report-parts.ts'
import { cardSection } from './card-section.ts'
import { dependenceSection } from './dependence-section.ts'
import { evaluationSection } from './evaluation-section.ts'
import { explanationSection } from './explanation-section.ts'
import { leaderboardSection } from './leaderboard-section.ts'
import { modelWords } from './model-words.ts'
import { plainSection } from './plain-section.ts'
import { preparationSections } from './preparation-sections.ts'
import { titleIn } from './title-in.ts'
import { treatmentSection } from './treatment-section.ts'

/** How good a model is and what it rests on: for those who decide whether to use it. */
export const modelPage: ReportPage = {
  name: 'model',
  make(parts, { locale, redact }) {
    const { evaluation } = parts
    if (evaluation === undefined) return null
    const words = modelWords(locale.language)
    return {
      title: words.title(evaluation.target),
      question: words.question(evaluation.target),
      answer: answer(evaluation, locale),
      sections: [
        ...plainSection(evaluation, locale.language),
        ...preparationSections(parts, locale),
        ...(parts.leaderboard ? [leaderboardSection(parts.leaderboard, locale)] : []),
        evaluationSection(evaluation, locale),
        treatmentSection(evaluation, locale),
        ...explanationSection(parts, locale),
        ...dependenceSection(parts, { locale, redact }),
        ...(parts.pipeline ? [cardSection(parts.pipeline, { locale, redact })] : []),
      ],
    }
  },
}

function answer(evaluation: NonNullable<ReportParts['evaluation']>, { format, language }: ReportLocale): Html {
  const { metric, metrics: scores, baselines } = evaluation
  const { value, lower, upper } = scores[metric] ?? { value: NaN, lower: NaN, upper: NaN }
  const constant = baselines.find(({ name }) => name.startsWith('constant'))?.metrics[metric]
  const title = titleIn(language, metrics[metric as MetricName]?.title ?? metric)
  const baseline = constant === undefined ? null : format.number(constant)
  const text = modelWords(language).answer(
    title,
    format.number(value),
    format.number(lower),
    format.number(upper),
    baseline,
  )
  return markup`${text}.`
}
