import { html } from 'lit'
import type { FlowController } from '../controllers/flow-controller.ts'
import '../elements/csv-plan.ts'
import { planTotals } from '../plan/edit-plan.ts'
import { icon } from '../util/icons.ts'
import { rich } from '../util/rich.ts'
import { noFile } from './no-file.ts'
import { primary } from './primary-button.ts'
import { screenHead } from './screen-head.ts'
import { planSentence } from './sentences.ts'

export function cleanScreen(flow: FlowController) {
  const { state } = flow
  const { words } = flow.locale
  const { plan, summary } = state
  if (!summary) return noFile(flow)
  const accepted = plan ? planTotals(plan).accepted : 0
  return html`${screenHead(
      flow,
      words.plan.question,
      plan ? rich(planSentence(plan, summary.rowCount, flow.locale)) : busy(words.analyzer.working.suggest),
      html` <button
          type="button"
          class="btn"
          part="button"
          ?disabled=${!flow.view.canUndo}
          @click=${() => flow.planElement?.undo()}
        >
          ${icon('undo', 14)} ${words.undo}
        </button>
        ${primary(
          words.plan.accept(accepted),
          () => {
            flow.go('train')
            void flow.run.train()
          },
          plan === null,
        )}`,
    )}
    <csv-plan
      lang=${flow.locale.language}
      headless
      exportparts="plan,step,step-card,before,after,sheet,code"
      .plan=${plan}
      .findings=${state.profile?.findings ?? []}
      selected=${flow.view.shownStep}
      @plan-change=${flow.planChanged}
      @step-select=${(event: CustomEvent) => {
        event.stopPropagation()
        flow.show({ shownStep: event.detail.step })
      }}
    ></csv-plan>`
}

function busy(text: string) {
  return html`<span class="busy"><span class="pulse"></span>${text}</span>`
}
