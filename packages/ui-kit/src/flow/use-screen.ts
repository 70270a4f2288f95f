import { html } from 'lit'
import type { FlowController } from '../controllers/flow-controller.ts'
import type { InputRow } from '../core-types.ts'
import '../elements/csv-predict.ts'
import { predictionSentence } from '../predict/sentence.ts'
import { rich } from '../util/rich.ts'
import { exportFormats } from './export-formats.ts'
import { noModel } from './no-model.ts'
import { primary } from './primary-button.ts'
import { screenHead } from './screen-head.ts'

export function useScreen(flow: FlowController) {
  const { state } = flow
  const { words } = flow.locale
  const { fit } = state
  if (!fit) return noModel(flow)
  return html`${screenHead(
      flow,
      flow.host.noun ? words.use.question(flow.host.noun) : words.use.questionPlain(fit.pipeline.target),
      rich(predictionSentence(state.prediction, fit.pipeline, flow.locale)),
      primary(words.use.primary, () => void flow.export('json')),
    )}
    <csv-predict
      lang=${flow.locale.language}
      headless
      exportparts="form,field,hint"
      .inputs=${fit.inputs}
      .model=${fit.pipeline}
      .importance=${fit.evaluation.importance}
      .profile=${state.profile}
      .prediction=${state.prediction}
      .alternatives=${state.alternatives}
      .formats=${exportFormats}
      exporting=${flow.view.exporting}
      noun=${flow.host.noun}
      ?pending=${state.predicting}
      @predict-request=${(event: CustomEvent<{ row: InputRow }>) => void flow.run.predict(event.detail.row)}
      @export-request=${(event: CustomEvent<{ format: string }>) => void flow.export(event.detail.format)}
    ></csv-predict>`
}
