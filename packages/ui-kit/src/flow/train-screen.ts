import { html, nothing } from 'lit'
import type { FlowController } from '../controllers/flow-controller.ts'
import { isStale } from '../controllers/run-state.ts'
import '../elements/csv-trainer.ts'
import type { TrainerOptions } from '../elements/csv-trainer.ts'
import { rich } from '../util/rich.ts'
import { noFile } from './no-file.ts'
import { primary } from './primary-button.ts'
import { screenHead } from './screen-head.ts'
import { trainSentence } from './sentences.ts'

export function trainScreen(flow: FlowController) {
  const { state } = flow
  const { words } = flow.locale
  if (!state.summary) return noFile(flow)
  const running = state.work === 'fit'
  const stale = isStale(state)
  const action = !state.target
    ? nothing
    : running
      ? primary(words.train.stop, () => flow.run.stop())
      : state.fit && !stale
        ? primary(words.train.judge, () => flow.go('judge'))
        : primary(state.fit ? words.train.again : words.train.start, () => void flow.run.train(), state.plan === null)
  const again =
    state.fit && !stale && !running
      ? html`<button type="button" class="btn" part="button" @click=${() => void flow.run.train()}>
          ${words.train.again}
        </button>`
      : nothing
  return html`${screenHead(flow, state.target ? words.train.question : words.train.pick, rich(trainSentence(state, flow.locale)), html`${again}${action}`)}
    <csv-trainer
      lang=${flow.locale.language}
      exportparts="leaderboard,row"
      .summary=${state.summary}
      .profile=${state.profile}
      .plan=${state.plan}
      .leaderboard=${state.leaderboard}
      .curve=${state.curve}
      .options=${state.options}
      target=${state.target}
      ?running=${running}
      @target-change=${flow.targetChanged}
      @options-change=${(event: CustomEvent<{ options: TrainerOptions }>) => flow.run.setOptions(event.detail.options)}
      @fit-start=${() => void flow.run.train()}
      @fit-stop=${() => flow.run.stop()}
    ></csv-trainer>`
}
