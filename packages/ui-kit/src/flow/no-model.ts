import { html } from 'lit'
import type { FlowController } from '../controllers/flow-controller.ts'

export function noModel(flow: FlowController) {
  const { words } = flow.locale
  return html`<div class="nothing">
    <p>${words.analyzer.noModel}</p>
    <button type="button" class="btn go" @click=${() => flow.go('train')}>${words.analyzer.toTrain}</button>
  </div>`
}
