/** White space as every replay of a pipeline understands it: that of ECMAScript (Unicode's separators and the byte order mark) and the next-line character. */
const textSpace = '\\s\\x85'

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
