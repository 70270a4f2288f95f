import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const skipped = new Set(['node_modules', 'dist', 'coverage', '.cache', '.git', 'site'])

/** Every Markdown file of the repository, relative to its root. */
export function markdownFiles(folder = root): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : markdownFiles(path)
    return entry.name.endsWith('.md') ? [relative(root, path).split(sep).join('/')] : []
  })
}

export const readPage = (file: string): string => readFileSync(join(root, file), 'utf8')

/** The text without fenced and inline code, in which brackets mean nothing. */
const withoutCode = (text: string): string => text.replace(/^(`{3,})[\s\S]*?^\1.*$/gm, '').replace(/`[^`\n]*`/g, '')

/** The targets of links and pictures. */
export function linksOf(text: string): readonly string[] {
  return [...withoutCode(text).matchAll(/!?\[[^\]]*\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map((match) => match[1])
}

/** The anchors that a page's headings make, as the common renderers write them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.replace(/^(`{3,})[\s\S]*?^\1.*$/gm, '').matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)]
  return new Set(headings.map(([, heading]) => slug(heading)))
}

function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}

export interface CodeBlock {
  readonly language: string
  /** The words after the language, for example `run`. */
  readonly flags: readonly string[]
  readonly code: string
}

export function codeBlocksOf(text: string): readonly CodeBlock[] {
  return [...text.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```/gm)].map(([, language, flags, code]) => ({
    language,
    flags: flags.trim().split(/\s+/).filter(Boolean),
    code,
  }))
}
