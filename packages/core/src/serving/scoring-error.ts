/** A request that cannot be answered: a sentence for the caller, never a stack trace. */
export class ScoringError extends Error {
  override readonly name = 'ScoringError'
  readonly status: number
  /** MLflow's code. */
  readonly code: string

  constructor(message: string, { status = 400, code = 'BAD_REQUEST' } = {}) {
    super(message)
    this.status = status
    this.code = code
  }
}

export function missingInputs(names: readonly string[]): ScoringError {
  const listed = names.map((name) => `'${name}'`).join(', ')
  return new ScoringError(`Model is missing inputs [${listed}].`, { code: 'INVALID_PARAMETER_VALUE' })
}
