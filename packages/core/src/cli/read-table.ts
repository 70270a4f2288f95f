import { load, type ColumnType, type Dataset, type LoadOptions, type LoadSource } from '../node.ts'
import type { Call } from './command.ts'
import { progressOf } from './progress.ts'
import { UsageError } from './usage-error.ts'

const columnTypes: readonly ColumnType[] = [
  'integer',
  'number',
  'quantity',
  'boolean',
  'date',
  'datetime',
  'time',
  'category',
  'code',
  'text',
  'list',
  'url',
  'email',
]

/** The table in a file, or on standard input for `-`. */
export async function readTable(file: string, call: Pick<Call, 'io' | 'options'>): Promise<Dataset> {
  const [source, settings] = tableSource(file, call)
  return load(source, settings)
}

/** What `load` is called with for a file, or for standard input. */
export function tableSource(file: string, { io, options }: Pick<Call, 'io' | 'options'>): [LoadSource, LoadOptions] {
  const settings: LoadOptions = { ...loadOptions(options), signal: io.signal, onProgress: progressOf(io) }
  return file === '-' ? [io.readStdin(), { ...settings, name: 'stdin' }] : [file, settings]
}

function loadOptions(options: Call['options']): LoadOptions {
  return {
    ...(options.delimiter !== undefined && { delimiter: unescaped(String(options.delimiter)) }),
    ...(options.quote !== undefined && { quote: quoteOf(String(options.quote)) }),
    ...(options.encoding !== undefined && { encoding: String(options.encoding) }),
    ...(options.header !== undefined && { header: headerOf(String(options.header)) }),
    ...(options.type !== undefined && { types: typesOf(options.type as readonly string[]) }),
  }
}

function unescaped(text: string): string {
  return text === '\\t' || text === 'tab' ? '\t' : text
}

function quoteOf(text: string): '"' | "'" | null {
  if (text === 'none' || text === '') return null
  if (text === '"' || text === "'") return text
  throw new UsageError(`--quote ${text}: choose ", ' or none`)
}

function headerOf(text: string): boolean | number {
  if (text === 'yes' || text === 'true') return true
  if (text === 'no' || text === 'false') return false
  const lines = Number(text)
  if (Number.isInteger(lines) && lines >= 0) return lines
  throw new UsageError(`--header ${text}: choose yes, no or a number of lines`)
}

function typesOf(pairs: readonly string[]): { readonly [column: string]: ColumnType } {
  return Object.fromEntries(
    pairs.map((pair) => {
      const cut = pair.lastIndexOf('=')
      const kind = pair.slice(cut + 1) as ColumnType
      if (cut <= 0 || !columnTypes.includes(kind))
        throw new UsageError(`--type ${pair}: write COLUMN=KIND with a kind of ${columnTypes.join(', ')}`)
      return [pair.slice(0, cut), kind]
    }),
  )
}
