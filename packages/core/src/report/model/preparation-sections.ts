import { describeStep } from '../../clean/describe-step.ts'
import { isActive } from '../../clean/step-status.ts'
import type { Finding } from '../../util/finding.ts'
import { dataTable } from '../data-table.ts'
import { findingList } from '../finding-list.ts'
import { markup } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportParts } from '../report-parts.ts'
import type { ReportSection } from '../section.ts'
import { stepFrench } from '../words/step-fr.ts'
import { modelWords } from './model-words.ts'

/** Which rows, which split, what was found and what was done. */
export function preparationSections(
  { evaluation, leaderboard, findings, pipeline, profile }: ReportParts,
  locale: ReportLocale,
): readonly ReportSection[] {
  const words = modelWords(locale.language)
  const { rowCount, origin, target, positive } = evaluation!
  const data: ReportSection = {
    id: 'split',
    title: words.data,
    body: markup`<div class="sheet">
      <p>${words.rowsJudged(locale.format.integer(rowCount), origin === 'holdout')}</p>
      ${leaderboard ? markup`<p>${words.split(leaderboard.split.reason, leaderboard.split, foldsOf(leaderboard))}</p>` : null}
      ${typeof pipeline?.recipe.weight === 'string' && origin === 'out-of-fold' ? markup`<p>${words.weighted(pipeline.recipe.weight)}</p>` : null}
      ${positive === null ? null : markup`<p>${words.asked(target, positive)}</p>`}
    </div>`,
  }
  const found: ReportSection[] =
    findings === undefined || findings.length === 0
      ? []
      : [
          {
            id: 'model-findings',
            title: words.findings,
            body: markup`<div class="sheet">${findingList(findings, locale)}</div>`,
          },
        ]
  return [
    data,
    ...found,
    ...(pipeline
      ? [planSection(pipeline.plan.steps, [...(profile?.findings ?? []), ...(findings ?? [])], locale)]
      : []),
  ]
}

function foldsOf({ candidates }: NonNullable<ReportParts['leaderboard']>): number | null {
  const most = Math.max(0, ...candidates.map(({ foldScores }) => foldScores.length))
  return most > 0 ? most : null
}

function planSection(
  steps: NonNullable<ReportParts['pipeline']>['plan']['steps'],
  findings: readonly Finding[],
  { language }: ReportLocale,
): ReportSection {
  const words = modelWords(language)
  const rows = steps
    .filter(isActive)
    .map((step) => (language === 'fr' ? stepFrench(step, findings) : [describeStep(step), step.reason]))
  return {
    id: 'plan',
    title: words.plan,
    body: markup`<div class="sheet">
      ${rows.length === 0 ? markup`<p>${words.noPlan}</p>` : dataTable({ head: [words.step, words.why], rows })}
    </div>`,
  }
}
