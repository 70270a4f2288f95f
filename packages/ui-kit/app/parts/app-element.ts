import { LitElement, html, nothing } from 'lit'
import { LocaleController } from '../../src/controllers/locale-controller.ts'
import { apiClient } from '../../src/runner/api-client.ts'
import { answer } from '../../src/styles/answer.css.ts'
import { base } from '../../src/styles/base.css.ts'
import { chart } from '../../src/styles/chart.css.ts'
import { controls } from '../../src/styles/controls.css.ts'
import { table } from '../../src/styles/table.css.ts'
import { tokens } from '../../src/styles/tokens.css.ts'
import { appWords, type AppWords } from './words.ts'
import { page } from './page.css.ts'

export interface Person {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: 'user' | 'admin'
}

export const api = apiClient()

/** What every page has: the kit's styles, the words, a question with its answer, and a place for trouble. */
export abstract class AppElement extends LitElement {
  static override styles = [tokens, base, controls, chart, table, answer, page]
  static override properties = { trouble: { state: true } }

  declare trouble: string
  protected readonly locale = new LocaleController(this)

  constructor() {
    super()
    this.trouble = ''
  }

  protected get words(): AppWords {
    return appWords(this.locale.value)
  }

  protected head(question: string, sentence: unknown, actions: unknown = nothing) {
    return html`<div class="head">
        <div>
          <p class="ask">${question}</p>
          <h1 class="answer">${sentence}</h1>
        </div>
        <div class="acts">${actions}</div>
      </div>
      ${this.notice()}`
  }

  protected notice() {
    return this.trouble ? html`<p class="notice bad" role="alert">${this.trouble}</p>` : nothing
  }

  /** Runs a call; what goes wrong is shown, not thrown. */
  protected async attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    this.trouble = ''
    try {
      return await act()
    } catch (error) {
      this.trouble = error instanceof Error ? error.message : String(error)
      return undefined
    }
  }
}
