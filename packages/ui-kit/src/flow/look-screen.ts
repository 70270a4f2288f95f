import { html, nothing } from 'lit'
import type { FlowController } from '../controllers/flow-controller.ts'
import '../elements/csv-grid.ts'
import '../elements/csv-profile.ts'
import '../elements/csv-trainer.ts'
import { rich } from '../util/rich.ts'
import { noFile } from './no-file.ts'
import { primary } from './primary-button.ts'
import { screenHead } from './screen-head.ts'
import { lookSentence } from './sentences.ts'

export function lookScreen(flow: FlowController) {
  const { state } = flow
  const { words } = flow.locale
  const { summary, profile } = state
  if (!summary) return noFile(flow)
  const next = state.target
    ? primary(words.look.primary, () => flow.go('clean'))
    : primary(words.look.target, () => {
        flow.show({ picking: true })
      })
  return html`${screenHead(
      flow,
      words.look.question,
      rich(lookSentence(state, flow.locale), [
        state.target ? () => flow.showColumn(state.target) : undefined,
        () => flow.toFindings(),
      ]),
      html` ${
        state.target
          ? html`<button
              type="button"
              class="btn"
              part="button"
              @click=${() => {
                flow.show({ picking: !flow.view.picking })
              }}
            >
              ${words.look.changeTarget}
            </button>`
          : nothing
      }${next}`,
    )}
    ${flow.view.picking ? picker(flow) : nothing}
    <div class="look">
      <csv-grid
        lang=${flow.locale.language}
        density=${flow.host.density || nothing}
        exportparts="grid,sheet,header,header-chart,cell,row"
        .source=${flow.session}
        .summary=${summary}
        .profile=${profile}
        target=${state.target}
        deletable
        .plan=${flow.handPlan}
        @row-delete=${(event: CustomEvent<{ rows: readonly number[] }>) => flow.removeRows(event.detail.rows)}
        @target-change=${flow.targetChanged}
        @column-select=${(event: CustomEvent) => {
          flow.show({ column: event.detail.column })
        }}
      ></csv-grid>
      <csv-profile
        lang=${flow.locale.language}
        exportparts="finding"
        .profile=${profile}
        .plan=${state.plan}
        column=${flow.view.column}
        @column-select=${(event: CustomEvent) => flow.showColumn(event.detail.column)}
        @rows-show=${(event: CustomEvent) => flow.grid?.showRow(event.detail.rows[0])}
        @step-show=${flow.stepShown}
      ></csv-profile>
    </div>`
}

function picker(flow: FlowController) {
  const { state } = flow
  return html`<div class="sheet picker">
    <csv-trainer
      lang=${flow.locale.language}
      picking
      .summary=${state.summary}
      .profile=${state.profile}
      target=${state.target}
      @target-change=${flow.targetChanged}
    ></csv-trainer>
  </div>`
}
