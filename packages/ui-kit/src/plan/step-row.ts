import { html, nothing } from 'lit'
import type { CleaningStep } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { stepText } from '../i18n/step-text.ts'
import { dropsRows } from './drops-rows.ts'
import { isOn } from './edit-plan.ts'

interface StepRowView {
  readonly step: CleaningStep
  readonly index: number
  /** This step is the one in detail. */
  readonly shown: boolean
  readonly show: (id: string) => void
  readonly set: (id: string, on: boolean) => void
  readonly locale: Locale
}

/** A step in the list: number, what it does and to how much, its switch. */
export function stepRow({ step, index, shown, show, set, locale }: StepRowView) {
  const { words, format } = locale
  const title = stepText(step, locale)
  const on = isOn(step)
  return html`<li class="${on ? '' : 'off'} ${shown ? 'on-show' : ''}" part="step" data-step=${step.id}>
    <button type="button" class="open" aria-current=${shown ? 'true' : nothing} @click=${() => show(step.id)}>
      <span class="no">${format.integer(index + 1)}</span>
      <span
        ><span class="title">${title}</span
        ><span class="scope"
          >${words.plan.cells(dropsRows(step) ? 0 : step.affected.cells, step.affected.rows)}</span
        ></span
      >
      ${sureness(step, locale)}
    </button>
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked=${on}
      aria-label=${words.plan.toggle(title)}
      @click=${() => set(step.id, !on)}
    ></button>
  </li>`
}

function sureness({ rule, finding }: CleaningStep, locale: Locale) {
  const { words } = locale
  if (!rule) return finding === null ? html`<span class="tag">${words.plan.byHand}</span>` : html`<span></span>`
  return rule.confidence >= 0.9
    ? html`<span class="tag good">${words.plan.sure}</span>`
    : rule.confidence < 0.6
      ? html`<span class="tag">${words.plan.yourCall}</span>`
      : html`<span></span>`
}
