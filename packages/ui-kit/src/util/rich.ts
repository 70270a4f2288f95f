import { html, type TemplateResult } from 'lit'

const OPEN = '\uE000'
const CLOSE = '\uE001'
/** A button is one box to the line breaker; what ends its clause must not start a line. */
const PUNCTUATION = /^([\u202F\u00A0]?[.,;:!?]*)(.*)$/s

/** Marks the part of a sentence that matters most; `rich` renders it. The marks are private-use characters: one in a reader's own data could only move the emphasis. */
export function strong(text: string): string {
  return OPEN + text + CLOSE
}

/** A sentence with its strong parts; the n-th one is a button when `show[n]` says what it opens. */
export function rich(text: string, show: readonly ((() => void) | undefined)[] = []): TemplateResult {
  return html`${text.split(OPEN).map((piece, index) => {
    if (index === 0) return piece
    const [inside, after] = piece.split(CLOSE)
    const open = show[index - 1]
    if (!open) return html`<b>${inside}</b>${after}`
    const [, stop, rest] = PUNCTUATION.exec(after) as RegExpExecArray
    return html`<span class="unbroken"><button type="button" class="show" @click=${open}>${inside}</button>${stop}</span
      >${rest}`
  })}`
}
