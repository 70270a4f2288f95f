import { html, nothing } from 'lit'
import type { CleaningStep, Finding } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { stepText } from '../i18n/step-text.ts'
import { icon } from '../util/icons.ts'
import { beforeAfter } from './before-after.ts'
import { dropsRows } from './drops-rows.ts'
import { isOn } from './edit-plan.ts'
import { rulePath } from './rule-path.ts'
import { stepReason } from './step-reason.ts'

interface StepCardView {
  readonly step: CleaningStep
  readonly findings: readonly Finding[]
  readonly wholePath: boolean
  readonly showWholePath: () => void
  readonly set: (id: string, on: boolean) => void
  readonly locale: Locale
}

/** A step in detail: its reason, the rule that suggested it, before and after, and the decision. */
export function stepCard({ step, findings, wholePath, showWholePath, set, locale }: StepCardView) {
  const { words } = locale
  const on = isOn(step)
  const leavesRowsOut = dropsRows(step)
  return html`<section class="sheet detail" part="step-card" aria-live="polite" aria-label=${stepText(step, locale)}>
    <div class="section">
      <h2>${stepText(step, locale)}</h2>
      <span class="space"></span>
      ${step.rule ? html`<span class="tag ${step.rule.confidence >= 0.9 ? 'good' : ''}">${step.rule.confidence >= 0.9 ? html`${icon('tick', 12)} ${words.plan.sureText(step.rule.confidence)}` : words.plan.likelyText(step.rule.confidence)}</span>` : nothing}
    </div>
    <p class="reason">${stepReason(step, findings, locale)}</p>
    ${step.rule && step.rule.path.length ? rulePath(step.rule, wholePath, showWholePath, locale) : nothing}
    ${step.preview.length ? beforeAfter(step, locale) : nothing}
    ${leavesRowsOut ? html`<p class="quiet after-table">${words.plan.trainingOnly}</p>` : nothing}
    <div class="decide">
      <small>${words.plan.learnedLater}</small><span class="space"></span>
      ${on ? html`<button type="button" class="btn sm" part="button" @click=${() => set(step.id, false)}>${words.plan.leave}</button>` : html`<button type="button" class="btn sm" part="button" @click=${() => set(step.id, true)}>${words.plan.apply}</button>`}
    </div>
  </section>`
}
