import { css, html, LitElement, nothing } from 'lit'
import { LocaleController } from '../controllers/locale-controller.ts'
import type { ColumnType, DatasetSummary, Reject, RowsPage, SessionLoadOptions } from '../core-types.ts'
import { base } from '../styles/base.css.ts'
import { controls } from '../styles/controls.css.ts'
import { table } from '../styles/table.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { columnKind } from '../util/column-kind.ts'
import { emit } from '../util/emit.ts'
import { kindIcon } from '../util/icons.ts'

const types: readonly ColumnType[] = [
  'integer',
  'number',
  'quantity',
  'boolean',
  'date',
  'datetime',
  'time',
  'category',
  'code',
  'text',
  'list',
  'url',
  'email',
]

/**
 * How a file was read: first rows, dialect, types and the lines that did not fit; each can be changed.
 * @fires load-options-change - `{ options }`, a `SessionLoadOptions` to read the file with again
 */
export class CsvLoad extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    table,
    css`
      .cols {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 372px;
        gap: 32px 40px;
        align-items: start;
      }
      .preview {
        overflow: auto;
        max-height: 520px;
      }
      .preview table {
        min-width: 100%;
        border-collapse: separate;
        border-spacing: 0;
        font-size: var(--_text-s);
      }
      .preview th {
        position: sticky;
        top: 0;
        background: var(--_surface);
        text-align: start;
        padding: 10px 12px;
        border-bottom: 1px solid var(--_line);
        border-inline-end: 1px solid var(--_line);
        white-space: nowrap;
        z-index: 1;
      }
      .preview th span {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      .preview th svg {
        color: var(--_ink-3);
      }
      .preview td {
        height: var(--_row);
        padding: 0 12px;
        border-inline-end: 1px solid var(--_line);
        white-space: nowrap;
        max-width: 260px;
        overflow: hidden;
        text-overflow: ellipsis;
        background: var(--_surface);
      }
      .preview tr:nth-child(6n + 4) td,
      .preview tr:nth-child(6n + 5) td,
      .preview tr:nth-child(6n + 6) td {
        background: var(--_band);
      }
      .preview .num {
        text-align: end;
      }
      .missing {
        color: var(--_ink-3);
        font-style: italic;
      }
      .facts div {
        display: grid;
        grid-template-columns: 108px minmax(0, 1fr);
        gap: 12px;
        padding: 7px 0;
        border-bottom: 1px solid var(--_line);
        font-size: var(--_text-s);
        align-items: center;
      }
      .facts dt {
        color: var(--_ink-3);
      }
      .side > section + section,
      .rejects {
        margin-top: 30px;
      }
      .types {
        max-height: 420px;
        overflow: auto;
      }
      .types td {
        vertical-align: middle;
      }
      .types .input {
        min-height: 28px;
        padding: 1px 6px;
        font-size: var(--_text-s);
        min-width: 120px;
      }
      .rejects th,
      .rejects td:not(.raw) {
        overflow-wrap: normal;
      }
      .raw {
        font-family: var(--_mono);
        font-size: 12px;
        min-width: 140px;
      }
      @container (max-width: 1000px) {
        .cols {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]
  static override properties = {
    summary: { attribute: false },
    preview: { attribute: false },
    options: { attribute: false },
  }

  declare summary: DatasetSummary | null
  declare preview: RowsPage | null
  /** What the file was read with; changes are added to it. */
  declare options: SessionLoadOptions
  #locale = new LocaleController(this)

  constructor() {
    super()
    this.summary = null
    this.preview = null
    this.options = {}
  }

  override render() {
    const { words } = this.#locale.value
    const { summary } = this
    if (!summary) return html`<p class="quiet" role="status">${words.wait}…</p>`
    return html`<div class="cols">
      <section>
        <div class="section"><h2>${words.load.preview}</h2></div>
        ${this.#preview(summary)}${summary.source.rejects.length ? this.#rejects(summary) : nothing}
      </section>
      <div class="side">${this.#dialect(summary)}${this.#types(summary)}</div>
    </div>`
  }

  #preview({ columns }: DatasetSummary) {
    const { words } = this.#locale.value
    const { preview } = this
    const kinds = columns.map(({ type }) => columnKind(type))
    return html`<div class="sheet preview" part="sheet" tabindex="0" role="region" aria-label=${words.load.preview}>
      <table>
        <thead>
          <tr>
            ${columns.map(({ name }, i) => html`<th scope="col"><span>${kindIcon(kinds[i])}${name}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${preview?.rows.map(
            ({ cells }) =>
              html`<tr>
                ${cells.map((cell, i) => html`<td class=${kinds[i] === 'number' ? 'num' : ''}>${cell ?? html`<span class="missing">${words.empty}</span>`}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  #dialect({ source }: DatasetSummary) {
    const { words, format } = this.#locale.value
    const { dialect } = source
    const fact = (name: string, value: unknown) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`
    const separators = Object.entries(words.load.separators)
    return html`<section>
      <div class="section"><h2>${words.load.how}</h2></div>
      <dl class="facts">
        ${fact(
          words.load.separator,
          html`<select
            class="input"
            aria-label=${words.load.separator}
            @change=${(event: Event) => this.#change({ delimiter: (event.target as HTMLSelectElement).value })}
          >
            ${separators.some(([mark]) => mark === dialect.delimiter) ? nothing : html`<option .value=${dialect.delimiter} selected>${dialect.delimiter}</option>`}
            ${separators.map(([mark, name]) => html`<option .value=${mark} ?selected=${mark === dialect.delimiter}>${name}</option>`)}
          </select>`,
        )}
        ${fact(
          words.load.header,
          html`<select
            class="input"
            aria-label=${words.load.header}
            @change=${(event: Event) => this.#change({ header: (event.target as HTMLSelectElement).value === 'yes' })}
          >
            <option value="yes" ?selected=${dialect.headerRows > 0}>
              ${dialect.headerRows > 1 ? words.load.headerRows(dialect.headerRows) : words.load.headerFirst}
            </option>
            <option value="no" ?selected=${dialect.headerRows === 0}>${words.load.headerNone}</option>
          </select>`,
        )}
        ${fact(words.load.encoding, dialect.encoding)}${fact(words.load.quote, dialect.quote ?? words.load.headerNone)}${fact(words.load.size, format.bytes(source.byteCount))}
      </dl>
    </section>`
  }

  #types({ columns }: DatasetSummary) {
    const { words, format } = this.#locale.value
    return html`<section>
      <div class="section"><h2>${words.load.types}</h2></div>
      <div class="types" tabindex="0" role="region" aria-label=${words.load.types}>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">${words.load.column}</th>
              <th scope="col">${words.load.type}</th>
              <th scope="col" class="num">${words.load.emptyCells}</th>
            </tr>
          </thead>
          <tbody>
            ${columns.map(
              ({ name, type, missing, reason }) =>
                html`<tr title=${reason}>
                  <td>${name}</td>
                  <td>
                    <select
                      class="input"
                      aria-label=${words.load.typeOf(name)}
                      @change=${(event: Event) => this.#change({ types: { ...this.options.types, [name]: (event.target as HTMLSelectElement).value as ColumnType } })}
                    >
                      ${types.map((other) => html`<option .value=${other} ?selected=${other === type}>${words.types[other]}</option>`)}
                    </select>
                  </td>
                  <td class="num">${missing ? format.integer(missing) : '–'}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`
  }

  #rejects({ source }: DatasetSummary) {
    const { words } = this.#locale.value
    const kind = (reject: Reject) => words.load.reject[reject.kind]
    return html`<section class="rejects">
      <div class="section">
        <h2>${words.load.rejects}</h2>
        <small>${words.load.rejectsHint}</small>
      </div>
      <div class="scroll-x" tabindex="0" role="region" aria-label=${words.load.rejects}>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">${words.load.line}</th>
              <th scope="col">${words.load.why}</th>
              <th scope="col">${words.load.raw}</th>
              <th scope="col">${words.load.what}</th>
            </tr>
          </thead>
          <tbody>
            ${source.rejects.slice(0, 50).map(
              (reject) =>
                html`<tr>
                  <td>${reject.line}</td>
                  <td>${kind(reject)}</td>
                  <td class="raw">${reject.raw.slice(0, 160)}</td>
                  <td>${reject.kept ? words.load.kept : words.load.leftOut}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`
  }

  #change(change: Partial<SessionLoadOptions>): void {
    emit(this, 'load-options-change', { options: { ...this.options, ...change } })
  }
}

if (!customElements.get('csv-load')) customElements.define('csv-load', CsvLoad)

declare global {
  interface HTMLElementTagNameMap {
    'csv-load': CsvLoad
  }
}
