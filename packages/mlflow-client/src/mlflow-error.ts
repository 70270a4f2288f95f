/** What MLflow answered, when it was not a success. */
export class MlflowError extends Error {
  override readonly name = 'MlflowError'
  /**
   * MLflow's own code, for example `RESOURCE_DOES_NOT_EXIST`; `HTTP_ERROR` when the answer was not MLflow's JSON,
   * `UNREACHABLE` and `NO_ANSWER` when there was none.
   */
  readonly errorCode: string
  /** 0 when there was no answer. */
  readonly status: number
  readonly url: string

  constructor(errorCode: string, message: string, status: number, url: string, cause?: unknown) {
    super(message, { cause })
    this.errorCode = errorCode
    this.status = status
    this.url = url
  }
}
