import type { Finding } from '../util/finding.ts'
import type { Column } from './column.ts'
import type { Reject, Source } from './dataset.ts'
import type { SampleRow } from './sniff/sample-rows.ts'

const totals = /^(?:grand |sub)?(?:total|totals|sum|summe|insgesamt|gesamt|ensemble)\b/i

/** What a reader should know of how the file was read. */
export function loadFindings(
  source: Source,
  columns: readonly Column[],
  body: readonly SampleRow[],
  rejects: ReadonlyMap<Reject['kind'], number>,
): readonly Finding[] {
  const findings: Finding[] = []
  const add = (
    code: string,
    severity: Finding['severity'],
    message: string,
    evidence: Finding['evidence'],
    column?: string,
  ): void => {
    findings.push({ code, severity, message, evidence, ...(column === undefined ? {} : { column }) })
  }
  if (source.preamble.length > 0)
    add('preamble', 'info', `${linesWere(source.preamble)} above the table`, {
      lines: source.preamble.length,
    })
  if (source.footer.length > 0)
    add('footer', 'info', `${linesWere(source.footer)} below the table`, {
      lines: source.footer.length,
    })
  if (source.extraTables.length > 0)
    add('extra-tables', 'warning', `the file holds more than one table; the main one was loaded`, {
      tables: source.extraTables.length + 1,
    })
  for (const [kind, count] of rejects)
    add('rejects', 'warning', rejectsMessage(kind, count, linesOf(source, kind)), {
      kind,
      count,
      lines: linesOf(source, kind),
    })
  const rows = body.flatMap((row, index) => (totals.test(row.cells[0]?.trim() ?? '') ? [index] : []))
  if (rows.length > 0)
    add(
      'totals-row',
      'warning',
      `${rows.length === 1 ? '1 row looks like a total' : `${rows.length} rows look like totals`} of others`,
      { rows: rows.slice(0, 10) },
    )
  for (const { name, evidence, type } of columns) {
    if (evidence.misfits.length > 0) {
      add(
        'misfits',
        'warning',
        `${shareText(1 - evidence.fit)} of the cells of "${name}" are not of type ${type}, such as ${JSON.stringify(evidence.misfits[0].text.slice(0, LONGEST_SHOWN))}; they count as missing`,
        {
          fit: evidence.fit,
          rows: evidence.misfits.map(({ row }) => row),
          texts: evidence.misfits.map(({ text }) => text),
        },
        name,
      )
    }
  }
  return findings
}

const LONGEST_SHOWN = 40

/** A share in whole tenths of a percent, never "0 %" of some. */
function shareText(share: number): string {
  const tenths = Math.floor(share * 1000)
  return tenths === 0 ? 'less than 0.1 %' : `${tenths / 10} %`
}

function linesWere({ length }: readonly string[]): string {
  return length === 1 ? 'one line was set aside' : `${length} lines were set aside`
}

const said: { readonly [kind in Reject['kind']]: readonly [one: string, many: string] } = {
  'too-few-cells': ['line has too few cells', 'lines have too few cells'],
  'too-many-cells': ['line has too many cells', 'lines have too many cells'],
  'unclosed-quote': ['quote is never closed', 'quotes are never closed'],
  'invalid-bytes': ['place holds bytes that are no text', 'places hold bytes that are no text'],
  'text-after-quote': ['cell goes on after its closing quote', 'cells go on after their closing quote'],
  'too-long': ['row is too long', 'rows are too long'],
  'repeated-header': ['line repeats the header', 'lines repeat the header'],
}

/** The first lines of the file, from 1, on which it happened. */
function linesOf({ rejects }: Source, kind: Reject['kind']): readonly number[] {
  return rejects
    .filter((reject) => reject.kind === kind)
    .slice(0, 10)
    .map(({ line }) => line)
}

function rejectsMessage(kind: Reject['kind'], count: number, lines: readonly number[]): string {
  const [one, many] = said[kind]
  const shown = lines.slice(0, 5).join(', ')
  const where = `line${lines.length === 1 ? '' : 's'} ${shown}${count > Math.min(5, lines.length) ? ' …' : ''} of the file`
  return `${count} ${count === 1 ? one : many}${lines.length === 0 ? '' : ` (${where})`}`
}
