/** A piece of HTML or SVG in which every text is escaped already. */
export interface Html {
  readonly text: string
}

type Part = Html | string | number | null | false | readonly Html[]

/**
 * Markup from a template; whatever is put in is escaped unless it is `Html` itself. Null and false leave nothing.
 * @example markup`<p>${cell}</p>`
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0]
  for (let i = 0; i < parts.length; i++) text += textOf(parts[i]) + strings[i + 1]
  return { text }
}

function textOf(part: Part): string {
  if (part === null || part === false) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  if ('text' in part) return part.text
  return part.map((piece) => piece.text).join('')
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Characters that HTML forbids (controls, lone surrogates) become the replacement character. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character])
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    )
}
