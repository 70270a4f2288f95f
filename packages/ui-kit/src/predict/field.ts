import { html } from 'lit'
import type { Finding, InputColumn, Profile } from '../core-types.ts'
import { findingText } from '../i18n/finding-text.ts'
import type { Locale } from '../i18n/locale.ts'
import { severityIcon } from '../util/icons.ts'
import { booleanTexts, fieldKind, type CellValue } from './form-field.ts'
import { slider } from './slider.ts'

type FieldKind = ReturnType<typeof fieldKind>

interface FieldView {
  readonly id: string
  readonly input: InputColumn
  readonly value: CellValue
  /** What the model says about the field's value. */
  readonly findings: readonly Finding[]
  /** Draws the spread of a number behind its slider. */
  readonly profile: Profile | null
  readonly set: (column: string, value: CellValue) => void
  readonly locale: Locale
}

/** One input of the model: its name, the control that suits it, what the model says about the value. */
export function field(view: FieldView) {
  const { id, input, findings, locale } = view
  const kind = fieldKind(input)
  return html`<div part="field">
    ${kind === 'pills' ? html`<span class="label" id=${id}>${input.name}</span>` : html`<label for=${id}>${input.name}</label>`}
    ${control(view, kind)} ${findings.map((finding) => hint(finding, locale))}
  </div>`
}

function control(view: FieldView, kind: FieldKind) {
  const { id, input, value, set, locale } = view
  const { words } = locale
  if (kind === 'number') return slider(view)
  if (kind === 'pills') {
    const options = input.type === 'boolean' ? booleanTexts(input) : (input.values ?? [])
    return html`<span class="opts" role="radiogroup" aria-labelledby=${id}
      >${options.map((option) => html`<button type="button" role="radio" aria-checked=${option === value} @click=${() => set(input.name, option)}>${option}</button>`)}</span
    >`
  }
  if (kind === 'select') {
    const known = input.values ?? []
    return html`<select
      class="input"
      id=${id}
      @change=${(event: Event) => set(input.name, (event.target as HTMLSelectElement).value || null)}
    >
      <option value="" ?selected=${value === null}>${words.use.emptyOption}</option>
      ${known.map((option) => html`<option .value=${option} ?selected=${option === value}>${option}</option>`)}
    </select>`
  }
  if (kind === 'date')
    return html`<input
      class="input"
      id=${id}
      type="date"
      .value=${String(value ?? '')}
      @change=${(event: Event) => set(input.name, (event.target as HTMLInputElement).value || null)}
    />`
  return html`<input
    class="input"
    id=${id}
    type="text"
    .value=${value === null || value === undefined ? '' : String(value)}
    @change=${(event: Event) => set(input.name, (event.target as HTMLInputElement).value || null)}
  />`
}

function hint(finding: Finding, locale: Locale) {
  const severity = locale.words.severity[finding.severity]
  const { title, text } = findingText(finding, locale)
  return html`<p class="hint ${finding.severity === 'info' ? 'note' : ''}" part="hint">
    ${severityIcon(finding.severity)}<span
      ><span class="sr">${severity}: </span>${title}${text ? `. ${text}` : ''}</span
    >
  </p>`
}
