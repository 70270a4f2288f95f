import { base64FromBytes } from '../util/base64.ts'
import { sha256Hex } from '../util/hash.ts'
import { markup, type Html } from './markup.ts'
import type { ReportSection } from './section.ts'
import { stylesheet } from './stylesheet.ts'
import type { ReportLocale } from './locale.ts'

export interface Page {
  /** The title of the window. */
  readonly title: string
  /** The first line, small: what is asked. */
  readonly question: string
  /** What the report has found, in one sentence: the only h1. */
  readonly answer: Html
  readonly sections: readonly ReportSection[]
}

/** One HTML file that needs nothing else: no script, no network; its policy allows its one style and nothing more. */
export function page({ title, question, answer, sections }: Page, { language, words }: ReportLocale): string {
  const policy = `default-src 'none'; style-src '${styleHash()}'; base-uri 'none'; form-action 'none'`
  const { text } = markup`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="${policy}" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>${title}</title>
      ${{ text: `<style>${stylesheet}</style>` }}
    </head>
    <body>
      <a class="skip" href="#content">${words.skip}</a>
      <header>
        <p class="quiet">${question}</p>
        <h1>${answer}</h1>
      </header>
      <nav aria-label="${words.contents}">
        <ol>
          ${sections.map(linkTo)}
        </ol>
      </nav>
      <main id="content">${sections.map(sectionMarkup)}</main>
      <footer><p>${words.footer}</p></footer>
    </body>
  </html>`
  return `<!doctype html>\n${text}\n`
}

function linkTo({ id, title }: ReportSection): Html {
  return markup`<li><a href="#${id}">${title}</a></li>`
}

function sectionMarkup({ id, title, body }: ReportSection): Html {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${body}
  </section>`
}

/** The policy names the style by its hash, so that nothing else put into the file can style or fetch. */
function styleHash(): string {
  const digits = sha256Hex(new TextEncoder().encode(stylesheet))
  const bytes = Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16))
  return `sha256-${base64FromBytes(bytes)}`
}
