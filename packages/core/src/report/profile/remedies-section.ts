import { findAction } from '../../clean/find-action.ts'
import { suggest } from '../../clean/suggest.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Dataset } from '../../table/dataset.ts'
import { dataTable } from '../data-table.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportSection } from '../section.ts'
import { actionFrench } from '../words/action-fr.ts'

/** Anchor of an action in the section of remedies. */
export function remedyAnchor(action: string): string {
  return `action-${action}`
}

/** Each cleaning action that a finding names, what it does, and its steps in the suggested plan; null where none is named. */
export function remediesSection(
  profile: Profile,
  dataset: Dataset | undefined,
  locale: ReportLocale,
): ReportSection | null {
  const named = [...new Set(profile.findings.map(({ evidence }) => evidence['action']))].filter(
    (action): action is string => typeof action === 'string',
  )
  if (named.length === 0) return null
  const { words } = locale
  const steps = dataset === undefined ? [] : suggest(dataset, profile).steps
  return {
    id: 'remedies',
    title: words.remedies,
    body: markup`<div class="sheet"><p>${words.remediesNote}</p>${named.map((action) => remedy(action, steps, locale))}</div>`,
  }
}

function remedy(
  action: string,
  steps: ReturnType<typeof suggest>['steps'],
  { words, format, language }: ReportLocale,
): Html {
  const { title, doc } = language === 'fr' ? actionFrench(action) : findAction(action)
  const rows = steps
    .filter((step) => step.action === action)
    .map(({ id, affected }) => [id, format.integer(affected.cells), format.integer(affected.rows)])
  return markup`<h3 id="${remedyAnchor(action)}">${title} <code>${action}</code></h3>
    <p>${doc}</p>
    ${rows.length === 0 ? markup`<p class="quiet">${words.noSteps}</p>` : dataTable({ head: [words.step, words.cells, words.rows], rows, numbers: [1, 2] })}`
}
