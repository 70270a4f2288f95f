import { html } from 'lit'
import type { CleaningStep, StepPreview } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { dropsRows } from './drops-rows.ts'

/** Cells as they are and as the step leaves them. */
export function beforeAfter(step: CleaningStep, locale: Locale) {
  const { words } = locale
  const inCells = step.affected.cells > 0 && !dropsRows(step)
  const total = Math.max(inCells ? step.affected.cells : step.affected.rows, step.preview.length)
  const count = inCells
    ? words.plan.changed(step.preview.length, total)
    : words.plan.changedRows(step.preview.length, total)
  return html`<table class="before-after">
      <thead>
        <tr>
          <th scope="col">${words.plan.rowHead}</th>
          <th scope="col">${words.plan.before}</th>
          <th scope="col">${words.plan.after}</th>
        </tr>
      </thead>
      <tbody>
        ${step.preview.map((row) => rowPair(step.action === 'dropColumn' ? { ...row, dropped: true } : row, locale))}
      </tbody>
    </table>
    <p class="quiet after-table">${count}</p>`
}

function rowPair({ row, before, after, dropped }: StepPreview, locale: Locale) {
  const { words, format } = locale
  return html`<tr>
    <td>${format.integer(row + 1)}</td>
    <td class="was" part="before">${before ?? words.empty}</td>
    ${dropped ? html`<td>${words.plan.dropped}</td>` : html`<td class="new" part="after">${after ?? words.empty}</td>`}
  </tr>`
}
