import { html } from 'lit'

/** The one next step of a screen. */
export function primary(text: string, act: () => void, disabled = false) {
  return html`<button type="button" class="btn go" part="primary button" ?disabled=${disabled} @click=${act}>
    ${text}
  </button>`
}
