import type { Finding } from '../util/finding.ts'

interface LoaderFinding {
  readonly title: string
  /** When it speaks. */
  readonly threshold: string
  readonly action?: string
}

/** What a reader should know of the findings that reading a file makes, by their code. */
export const loaderFindings: { readonly [code: string]: LoaderFinding } = {
  preamble: { title: 'Lines above the table', threshold: 'Any line above the header that is no row of the table.' },
  footer: { title: 'Lines below the table', threshold: 'Any line below the last row that is no row of the table.' },
  'extra-tables': { title: 'Several tables', threshold: 'A second table in the file; the largest is the main one.' },
  rejects: {
    title: 'Lines that do not fit',
    threshold:
      'Any line with another count of cells than the header, a broken quote, bytes that are no text, a repeated header.',
  },
  'totals-row': {
    title: 'Rows of totals',
    threshold: 'A first cell that begins with a word such as total or sum, among the rows read to find the structure.',
    action: 'deleteRows',
  },
  misfits: {
    title: 'Cells of another type',
    threshold: 'Any filled cell that is not of the type that at least 95 % of the filled cells have.',
    action: 'flagRows',
  },
  'empty-column-name': {
    title: 'Column without name',
    threshold: 'Any column with an empty name, or a file without header.',
    action: 'renameColumn',
  },
  'duplicate-column-name': {
    title: 'Name that comes twice',
    threshold: 'Any column named as one further left.',
    action: 'renameColumn',
  },
}

/** The finding with the action that can answer it. */
export function answered(finding: Finding): Finding {
  const action = loaderFindings[finding.code]?.action
  return action === undefined ? finding : { ...finding, evidence: { ...finding.evidence, action } }
}
