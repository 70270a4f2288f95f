import type { Finding } from '../util/finding.ts'
import type { Decoded } from './decode/decode.ts'
import { scanUtf8 } from './decode/utf-8-scan.ts'
import type { LoadedColumns, RowRange } from './load-columns.ts'
import { loadColumns } from './load-columns.ts'
import type { Layout } from './load-layout.ts'
import type { LoadOptions } from './load-options.ts'
import type { PartPlace } from './rejects.ts'
import { RejectList } from './rejects.ts'
import { columnNames } from './sniff/column-names.ts'

export interface ReadTable extends LoadedColumns {
  readonly layout: Layout
  readonly names: readonly string[]
  readonly findings: readonly Finding[]
  readonly rejects: RejectList
}

export interface TablePart {
  readonly place: PartPlace
  readonly range: RowRange
  readonly isLast: boolean
}

/** Reads the rows of a table, or those of a part of it, whose layout is known. */
export async function readTable(
  decoded: Decoded,
  layout: Layout,
  options: LoadOptions,
  part?: TablePart,
): Promise<ReadTable> {
  const { bytes } = decoded
  const { names, findings } = columnNames(layout.structure.header)
  const rejects = new RejectList(bytes, decoded.sourceOffset, part?.place)
  if (part === undefined) rejectInvalid(rejects, decoded, Infinity)
  const loaded = await loadColumns({ bytes, layout, names, rejects, options, range: part?.range })
  if (part !== undefined) rejectInvalid(rejects, decoded, part.isLast ? bytes.length : loaded.end)
  return { layout, names, findings, rejects, ...loaded }
}

function rejectInvalid(rejects: RejectList, { bytes, encoding, ...known }: Decoded, end: number): void {
  const { invalid, invalidCount } =
    encoding === 'utf-8' && end < bytes.length ? scanUtf8(bytes.subarray(0, end), 0) : known
  for (const at of invalid) if (at < end) rejects.add('invalid-bytes', at, at + 1, null, true)
  rejects.countMore('invalid-bytes', invalidCount - invalid.length)
  for (let at = bytes.indexOf(0); at >= 0 && at < end; at = bytes.indexOf(0, at + 1))
    rejects.add('invalid-bytes', at, at + 1, null, true)
}
