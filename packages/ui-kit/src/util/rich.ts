import { html, type TemplateResult } from 'lit'

const OPEN = '\uE000'
const CLOSE = '\uE001'

/** Marks the part of a sentence that matters most; `rich` renders it. Private-use characters cannot clash with a reader's data. */
export function strong(text: string): string {
  return OPEN + text + CLOSE
}

/** The sentence without its marks, for labels and titles. */
export function plain(text: string): string {
  return text.replaceAll(OPEN, '').replaceAll(CLOSE, '')
}

/** A sentence with its strong parts; the n-th one is a button when `show[n]` says what it opens. */
export function rich(text: string, show: readonly ((() => void) | undefined)[] = []): TemplateResult {
  return html`${text.split(OPEN).map((piece, index) => {
    if (index === 0) return piece
    const [inside, after] = piece.split(CLOSE)
    const open = show[index - 1]
    return open
      ? html`<button type="button" class="show" @click=${open}>${inside}</button>${after}`
      : html`<b>${inside}</b>${after}`
  })}`
}
