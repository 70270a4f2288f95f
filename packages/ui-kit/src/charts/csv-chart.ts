import { css, html, LitElement, nothing, type SVGTemplateResult } from 'lit'
import { LocaleController } from '../controllers/locale-controller.ts'
import { WidthController } from '../controllers/width-controller.ts'
import { base } from '../styles/base.css.ts'
import { chart } from '../styles/chart.css.ts'
import { controls } from '../styles/controls.css.ts'
import { table } from '../styles/table.css.ts'
import { tokens } from '../styles/tokens.css.ts'

/** A drawing and what it says in words: sentence for those who cannot see it, table for those who want the numbers. */
export interface ChartSpec {
  readonly label: string
  readonly height: number
  readonly draw: (width: number) => SVGTemplateResult
  readonly table?: ChartTable
}
export interface ChartTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Holds one small SVG: draws it to its own width, so that text keeps its size, and adds the table twin. */
export class CsvChart extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    chart,
    table,
    css`
      figure {
        position: relative;
      }
      svg {
        width: 100%;
      }
      details {
        margin-top: 6px;
        font-size: var(--_text-s);
      }
      summary {
        cursor: pointer;
        color: var(--_ink-3);
        width: max-content;
        padding: 3px 0;
        min-height: 24px;
        font-size: var(--_text-xs);
      }
      summary:hover {
        color: var(--_accent);
      }
      .twin {
        max-height: 280px;
        overflow: auto;
        margin-top: 6px;
      }
      @media print {
        details {
          display: none;
        }
      }
    `,
  ]
  static override properties = { spec: { attribute: false } }

  declare spec: ChartSpec | null
  #locale = new LocaleController(this)
  #width = new WidthController(this)

  constructor() {
    super()
    this.spec = null
  }

  override render() {
    const { spec } = this
    if (!spec) return nothing
    const width = this.#width.value
    return html`<figure part="chart">
      <svg
        role="img"
        aria-label=${spec.label}
        width=${width}
        height=${spec.height}
        viewBox="0 0 ${Math.max(1, width)} ${spec.height}"
      >
        ${width > 0 ? spec.draw(width) : nothing}
      </svg>
      <slot></slot>
      ${spec.table ? this.#twin(spec.label, spec.table) : nothing}
    </figure>`
  }

  #twin(label: string, { head, rows }: ChartTable) {
    return html`<details>
      <summary>${this.#locale.value.words.showTable}</summary>
      <div class="twin" tabindex="0" role="region" aria-label=${label}>
        <table class="plain">
          <thead>
            <tr>
              ${head.map((name, i) => html`<th scope="col" class=${i ? 'num' : ''}>${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr>
                  ${row.map((cell, i) => html`<td class=${i ? 'num' : ''}>${cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`
  }
}

if (!customElements.get('csv-chart')) customElements.define('csv-chart', CsvChart)

declare global {
  interface HTMLElementTagNameMap {
    'csv-chart': CsvChart
  }
}
