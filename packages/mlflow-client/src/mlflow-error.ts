/** What MLflow answered, when it was not a success. */
export class MlflowError extends Error {
  override readonly name = 'MlflowError'
  /** MLflow's own code, for example `RESOURCE_DOES_NOT_EXIST`; `HTTP_ERROR` when the answer was not MLflow's JSON. */
  readonly errorCode: string
  readonly status: number
  readonly url: string

  constructor(errorCode: string, message: string, status: number, url: string) {
    super(message)
    this.errorCode = errorCode
    this.status = status
    this.url = url
  }
}
