import type { CleaningAction, SuggestContext, Suggestion } from '../action.ts'
import { columnOf, findingOf } from '../action.ts'

/** In this order: the first finding that a column has gives the reason. */
const reasons: readonly string[] = [
  'target-leak',
  'empty-column',
  'constant-column',
  'id-like-column',
  'duplicate-column',
  'unsupported-values',
]

export const dropColumn: CleaningAction = {
  name: 'dropColumn',
  title: 'Drop the column',
  doc: 'Leaves the column out of training and prediction; the file keeps it.',
  on: 'column',
  rows: 'keep',
  options: {},
  suggest: (context) => {
    for (const code of reasons) {
      const suggestion = fromFinding(context, code)
      if (suggestion !== null) return suggestion
    }
    return null
  },
  lower: (step) => [{ op: 'drop', columns: [columnOf(step)] }],
}

function fromFinding(context: SuggestContext, code: string): Suggestion | null {
  const finding = findingOf(context, code)
  if (finding === null) return null
  return { reason: `${finding.message} ${consequences[code]}`, finding: code }
}

const consequences: { readonly [code: string]: string } = {
  'target-leak': 'A model that reads it looks perfect and fails on new data.',
  'empty-column': 'There is nothing to learn from it.',
  'constant-column': 'There is nothing to learn from it.',
  'id-like-column': 'New rows carry new identifiers, so nothing learned from it holds.',
  'duplicate-column': 'The other column says it already.',
  'unsupported-values': 'What matters in it has to become columns of its own first.',
}
