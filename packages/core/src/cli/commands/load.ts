import { csvParts, type Dataset, type Reject, type Source } from '../../node.ts'
import type { Command } from '../command.ts'
import { findingsText } from '../findings-text.ts'
import { countText, numberText } from '../number-text.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { textTable } from '../text-table.ts'
import { writeJson, writeOutput } from '../write-output.ts'

/** Dialect, structure, types and rejected rows of a file. */
export const load: Command = {
  name: 'load',
  usage: 'load FILE [--json] [--to-csv OUT] [--rejects OUT]',
  doc: 'Dialect, structure, types and rejected rows of a CSV file.',
  files: [1, 1],
  options: {
    json: { kind: 'flag', doc: 'One JSON document.' },
    'to-csv': {
      kind: 'text',
      placeholder: 'OUT',
      doc: 'The table as RFC 4180 with the original text of every name and cell.',
    },
    rejects: { kind: 'text', placeholder: 'OUT', doc: 'The rows that are not in the table as they stand, as CSV.' },
    ...tableOptions,
  },
  async run({ files: [file], options, io }) {
    const dataset = await readTable(file, { io, options })
    if (options['to-csv'] !== undefined)
      await writeOutput(io, String(options['to-csv']), [...csvParts(dataset, { originalNames: true })].join(''))
    if (options.rejects !== undefined) await writeOutput(io, String(options.rejects), rejectsCsv(dataset.source))
    if (options.json) return writeJson(io, summaryOf(dataset))
    if (options['to-csv'] === '-' || options.rejects === '-') return
    await io.writeStdout(`${summaryText(dataset)}\n`)
  },
}

function summaryOf({ rowCount, columns, source, findings }: Dataset) {
  return {
    version: 1,
    rowCount,
    columns: columns.map(({ name, type, format, missingCount, evidence }) => ({
      name,
      type,
      format,
      missing: missingCount,
      evidence,
    })),
    source,
    findings,
  }
}

function summaryText({ rowCount, columns, source, findings }: Dataset): string {
  const { dialect, rejectCount, preamble, footer, extraTables } = source
  const delimiter = dialect.delimiter === '\t' ? 'tab' : JSON.stringify(dialect.delimiter)
  const rows = columns.map((column) => [
    column.name,
    column.type,
    numberText(column.missingCount).replace(/\.0+$/, ''),
    column.evidence.reason,
  ])
  return [
    `${source.name}: ${countText(rowCount, 'row')}, ${countText(columns.length, 'column')}, ${countText(source.byteCount, 'byte')}`,
    `delimiter ${delimiter}, quote ${dialect.quote ?? 'none'}, ${dialect.encoding}, ${countText(dialect.headerRows, 'header line')}`,
    `${countText(rejectCount, 'rejected row')}, ${countText(preamble.length, 'line')} before and ${countText(footer.length, 'line')} after the table, ${countText(extraTables.length, 'other table')}`,
    '',
    textTable(['column', 'type', 'missing', 'why'], rows, [2]),
    ...(findings.length > 0 ? ['', findingsText(findings)] : []),
  ].join('\n')
}

function rejectsCsv({ rejects, pageHeaders }: Source): string {
  const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = [...rejects, ...pagesBeyond(rejects, pageHeaders)].map(
    ({ line, byteOffset, column, kind, kept, raw }) =>
      [line, byteOffset, column ?? '', kind, kept, raw].map((cell) => quote(String(cell))).join(','),
  )
  return ['line,byte_offset,column,kind,kept,raw', ...lines].map((line) => `${line}\r\n`).join('')
}

/** The names at the top of pages that are no rejects of their own any more. */
function pagesBeyond(rejects: readonly Reject[], pages: Source['pageHeaders']): readonly Reject[] {
  if (pages === undefined) return []
  const { raw, lines, byteOffsets } = pages
  const told = rejects.filter(({ kind }) => kind === 'repeated-header').length
  return lines.slice(told).map((line, i) => ({
    line,
    byteOffset: byteOffsets[told + i],
    column: null,
    kind: 'repeated-header',
    raw,
    kept: false,
  }))
}
