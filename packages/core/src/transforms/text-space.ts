/** White space as every replay of a pipeline understands it: Unicode White_Space and the byte order mark, in any language alike. */
export const textSpace = '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff'

const edges = new RegExp(`^[${textSpace}]+|[${textSpace}]+$`, 'g')
const runs = new RegExp(`[${textSpace}]+`, 'g')

export function trimText(text: string): string {
  return text.replace(edges, '')
}

export function collapseSpaces(text: string): string {
  return text.replace(runs, ' ')
}

/** The parts between white space, without empty ones. */
export function splitWords(text: string): string[] {
  return text.split(runs).filter((part) => part !== '')
}
