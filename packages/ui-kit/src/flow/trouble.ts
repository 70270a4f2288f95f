import { html, nothing } from 'lit'
import type { FlowController } from '../controllers/flow-controller.ts'
import { icon } from '../util/icons.ts'

/** What went wrong, until somebody has read it. */
export function trouble(flow: FlowController) {
  const { error } = flow.state
  const { words } = flow.locale
  if (!error) return nothing
  return html`<div class="trouble" role="alert">
    ${icon('problem')}
    <div>
      <b>${words.analyzer.failed}</b>
      <p>${error}</p>
    </div>
    <button type="button" class="icon-btn" aria-label=${words.close} @click=${() => flow.run.clearError()}>
      ${icon('close')}
    </button>
  </div>`
}
