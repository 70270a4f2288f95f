import { html, nothing } from 'lit'
import type { FlowController } from '../controllers/flow-controller.ts'
import type { SessionLoadOptions } from '../core-types.ts'
import '../elements/csv-load.ts'
import '../elements/csv-upload.ts'
import { rich } from '../util/rich.ts'
import { primary } from './primary-button.ts'
import { screenHead } from './screen-head.ts'

export function loadScreen(flow: FlowController) {
  const { state } = flow
  const { words } = flow.locale
  const { summary } = state
  if (!summary)
    return html`${screenHead(flow, words.upload.question, nothing, nothing)}
      <csv-upload
        lang=${flow.locale.language}
        exportparts="sheet,primary,button"
        .samples=${flow.host.samples}
        .progress=${state.work === 'load' ? state.progress : null}
        name=${state.name}
        where=${flow.place}
        @file-select=${flow.fileSelected}
      ></csv-upload>`
  const sentence =
    words.load.answer(summary.name, summary.rowCount, summary.columns.length) +
    words.load.rejected(summary.source.rejectCount)
  return html`${screenHead(
      flow,
      words.load.question,
      rich(sentence, [() => flow.go('look'), () => flow.go('look')]),
      html` <button type="button" class="btn" part="button" @click=${flow.another}>${words.load.another}</button
        >${primary(words.load.primary, () => flow.go('look'))}`,
    )}
    <csv-load
      lang=${flow.locale.language}
      .summary=${summary}
      .preview=${state.preview}
      .options=${state.loadOptions}
      @load-options-change=${(event: CustomEvent<{ options: SessionLoadOptions }>) => flow.readAgain(event.detail.options)}
    ></csv-load>`
}
