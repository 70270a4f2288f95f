import { html } from 'lit'
import type { FlowController } from '../controllers/flow-controller.ts'

export function noFile(flow: FlowController) {
  const { words } = flow.locale
  return html`<div class="nothing">
    <p>${words.analyzer.noFile}</p>
    <button type="button" class="btn go" @click=${() => flow.go('load')}>${words.analyzer.toLoad}</button>
  </div>`
}
