import { html, nothing } from 'lit'
import type { Locale } from '../i18n/locale.ts'

interface ExportView {
  readonly formats: readonly string[]
  /** The format being written. */
  readonly exporting: string
  readonly ask: (format: string) => void
  readonly locale: Locale
}

/** The forms in which the model can be taken along. */
export function exportList({ formats, exporting, ask, locale }: ExportView) {
  const { words } = locale
  if (formats.length === 0) return nothing
  return html`<section>
    <div class="section">
      <h2>${words.use.take}</h2>
      <small>${words.use.takeHint}</small>
    </div>
    <ul class="exports">
      ${formats.map((format) => {
        const [title, hint] = words.use.formats[format] ?? [format, '']
        return html`<li>
          <button type="button" ?disabled=${exporting === format} @click=${() => ask(format)}>
            <b>${title}</b><small>${exporting === format ? words.use.exporting : hint}</small>
          </button>
        </li>`
      })}
    </ul>
  </section>`
}
