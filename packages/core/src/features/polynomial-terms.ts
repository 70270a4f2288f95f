import type { Feature } from '../matrix/feature-matrix.ts'
import type { ColumnSet } from '../transforms/column-data.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import { invalid } from '../util/error.ts'
import type { ColumnRole } from './column-role.ts'
import type { Encoded, EncoderContext } from './encoder.ts'
import { standardised } from './encoders/standardise.ts'

/** So many columns make 465 terms, which a linear learner still solves in a moment. */
const mostColumns = 30

/**
 * Squares of the numbers and products of every two numbers or booleans, standardised again. `made` holds the columns as
 * `standardise` left them; `features` are those it made. A term of two columns counts to the first of them.
 */
export function polynomialTerms(
  made: ColumnSet,
  roles: readonly ColumnRole[],
  features: readonly Feature[],
  { freshName }: EncoderContext,
): Encoded {
  const bases = roles.filter(
    ({ name, role }) => (role === 'number' || role === 'boolean') && features.some((feature) => feature.name === name),
  )
  if (bases.length > mostColumns)
    throw invalid(
      'polynomial',
      `true with ${bases.length} columns of numbers`,
      `at most ${mostColumns} such columns: drop those that matter least`,
    )
  const operations: ColumnOperation[] = []
  const terms: Feature[] = []
  bases.forEach((a, i) => {
    for (const b of bases.slice(i)) {
      const x = numbers(made, a.name)
      const y = numbers(made, b.name)
      if (a === b && hasTwoValues(x)) continue
      const to = freshName(a === b ? `${a.name}²` : `${a.name} × ${b.name}`)
      operations.push(
        { op: 'product', from: a.name, by: b.name, to },
        ...standardised(
          to,
          to,
          x.map((value, row) => value * y[row]),
        ),
      )
      terms.push({ name: to, kind: 'numeric', source: a.source })
    }
  })
  return { operations, features: terms }
}

function numbers(set: ColumnSet, name: string): Float64Array {
  const column = set.columns.get(name)
  return column?.kind === 'number' ? column.values : new Float64Array(set.rowCount)
}

/** The square of two values says what they say. */
function hasTwoValues(values: Float64Array): boolean {
  const other = values.find((value) => value !== values[0])
  return values.every((value) => value === values[0] || value === other)
}
