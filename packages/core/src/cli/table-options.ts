import type { Options } from './option.ts'

/** What every command that reads a table takes. */
export const tableOptions = {
  delimiter: { kind: 'text', placeholder: 'CHAR', doc: 'What parts the cells; found out when absent. \\t is the tab.' },
  quote: { kind: 'text', placeholder: 'CHAR', doc: 'The quote character, or none.' },
  encoding: { kind: 'text', placeholder: 'NAME', doc: 'utf-8, utf-16le, windows-1252 …; found out when absent.' },
  header: { kind: 'text', placeholder: 'yes|no|N', doc: 'Whether there is a header, or how many lines it has.' },
  type: { kind: 'list', placeholder: 'COL=KIND,…', doc: 'Types of columns, taken as true.' },
} as const satisfies Options
