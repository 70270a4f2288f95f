import { html } from 'lit'
import type { FlowController } from '../controllers/flow-controller.ts'
import '../elements/csv-evaluation.ts'
import { evaluationSentence } from '../evaluation/sentence.ts'
import { rich } from '../util/rich.ts'
import { noModel } from './no-model.ts'
import { primary } from './primary-button.ts'
import { screenHead } from './screen-head.ts'

export function judgeScreen(flow: FlowController) {
  const { state } = flow
  const { words } = flow.locale
  const { fit } = state
  if (!fit) return noModel(flow)
  const line = Number.isNaN(flow.view.line) ? (fit.evaluation.classification?.threshold ?? 0.5) : flow.view.line
  return html`${screenHead(
      flow,
      words.judge.question,
      rich(evaluationSentence(fit.evaluation, line, flow.locale)),
      html` <button type="button" class="btn" part="button" @click=${() => window.print()}>${words.judge.print}</button
        >${primary(words.judge.primary, () => flow.go('use'))}`,
    )}
    <csv-evaluation
      lang=${flow.locale.language}
      headless
      exportparts="chart,threshold"
      .evaluation=${fit.evaluation}
      .threshold=${flow.view.line}
      @threshold-change=${(event: CustomEvent) => {
        flow.show({ line: event.detail.threshold })
      }}
    ></csv-evaluation>`
}
