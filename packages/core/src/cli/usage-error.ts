/** A wrong call: the sentence, then exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
