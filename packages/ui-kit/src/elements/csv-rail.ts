import { css, html, LitElement, nothing } from 'lit'
import { LocaleController } from '../controllers/locale-controller.ts'
import { base } from '../styles/base.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { emit } from '../util/emit.ts'
import { comma, icon } from '../util/icons.ts'

export const stepIds = ['load', 'look', 'clean', 'train', 'judge', 'use'] as const
export type StepId = (typeof stepIds)[number]
export type StepState = 'todo' | 'done' | 'stale' | 'running' | 'failed'

export interface RailStep {
  readonly id: StepId
  readonly state: StepState
  /** What the step has found or will take, in words. */
  readonly result: string
  readonly href?: string
}

/**
 * The six steps, each with its own result; always visible, always clickable.
 * @fires step-select - `{ step }`; prevent the default to keep a link from being followed.
 */
export class CsvRail extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      ol {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
        border-top: 1px solid var(--_line);
        border-bottom: 1px solid var(--_line);
      }
      li {
        position: relative;
        min-width: 0;
      }
      .step {
        display: block;
        width: 100%;
        text-align: start;
        font: inherit;
        color: inherit;
        background: none;
        border: 0;
        cursor: pointer;
        padding: 11px 20px 12px 0;
        margin-top: -1px;
        border-top: 3px solid transparent;
        min-height: 64px;
        transition: border-color 200ms ease-out;
      }
      li + li .step {
        padding-inline-start: 18px;
      }
      .step:hover .name {
        color: var(--_accent);
      }
      .comma {
        position: absolute;
        inset-inline-end: 6px;
        top: 15px;
        fill: var(--_muted);
      }
      .name {
        display: flex;
        align-items: center;
        gap: 7px;
        font-weight: 600;
      }
      .result {
        display: block;
        color: var(--_ink-3);
        font-size: var(--_text-s);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .todo .name {
        color: var(--_ink-3);
        font-weight: 500;
      }
      .done .comma,
      .stale .comma {
        fill: var(--_accent);
      }
      .stale .comma {
        opacity: 0.45;
      }
      .now .step {
        border-top-color: var(--_accent);
      }
      .now .name {
        color: var(--_accent);
        font-weight: 600;
      }
      .now .result {
        color: var(--_ink);
      }
      .tick {
        color: var(--_accent);
        display: inline-flex;
      }
      .stale .tick {
        color: var(--_warn);
      }
      .failed .tick {
        color: var(--_bad);
      }
      .pulse {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--_accent);
        animation: pulse 1.6s ease-in-out infinite;
      }
      @keyframes pulse {
        50% {
          opacity: 0.35;
        }
      }
      @container (max-width: 719px) {
        ol {
          display: flex;
          justify-content: space-between;
          overflow-x: auto;
          scrollbar-width: none;
        }
        li {
          display: flex;
          flex: none;
        }
        .step,
        li + li .step {
          padding: 8px 1px 9px;
          text-align: center;
          min-height: 44px;
        }
        .name {
          justify-content: center;
          font-size: var(--_text-s);
        }
        .tick,
        .result {
          display: none;
        }
        .comma {
          position: static;
          margin: 14px 0 0 3px;
          width: 8px;
          height: 10px;
          flex: none;
        }
      }
      @container (max-width: 400px) {
        .name {
          font-size: 12px;
          font-weight: 500;
          letter-spacing: -0.03em;
        }
        .comma {
          margin-inline-start: 1px;
          width: 6px;
          height: 8px;
        }
      }
      @media (forced-colors: active) {
        .now .step {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .pulse {
          animation: none;
        }
      }
    `,
  ]
  static override properties = { steps: { attribute: false }, current: {} }

  declare steps: readonly RailStep[]
  declare current: string
  #locale = new LocaleController(this)

  constructor() {
    super()
    this.steps = []
    this.current = 'load'
  }

  override render() {
    const { words } = this.#locale.value
    return html`<nav part="rail" aria-label=${words.rail.label}>
      <ol>
        ${this.steps.map((step, i) => this.#item(step, i === this.steps.length - 1))}
      </ol>
    </nav>`
  }

  #item(step: RailStep, last: boolean) {
    const { words } = this.#locale.value
    const now = step.id === this.current
    const body = html`<span class="name">${words.steps[step.id]}${this.#mark(step.state)}</span
      ><span class="result" title=${step.result}>${step.result}</span>
      <span class="sr">${now ? '' : `(${words.rail.states[step.state]})`}</span>`
    const select = (event: Event) => {
      if (!emit(this, 'step-select', { step: step.id })) event.preventDefault()
    }
    return html`<li class="${step.state} ${now ? 'now' : ''}" part="step">
      ${
        step.href
          ? html`<a class="step" href=${step.href} aria-current=${now ? 'step' : nothing} @click=${select}>${body}</a>`
          : html`<button class="step" type="button" aria-current=${now ? 'step' : nothing} @click=${select}>
              ${body}
            </button>`
      }
      ${last ? nothing : comma(10)}
    </li>`
  }

  #mark(state: StepState) {
    if (state === 'running') return html`<span class="pulse"></span>`
    if (state === 'done') return html`<span class="tick">${icon('tick', 14)}</span>`
    if (state === 'stale') return html`<span class="tick">${icon('warning', 13)}</span>`
    return state === 'failed' ? html`<span class="tick">${icon('problem', 13)}</span>` : nothing
  }
}

if (!customElements.get('csv-rail')) customElements.define('csv-rail', CsvRail)

declare global {
  interface HTMLElementTagNameMap {
    'csv-rail': CsvRail
  }
}
