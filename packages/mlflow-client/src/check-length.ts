import { MlflowError } from './mlflow-error.ts'
import type { Tag } from './tag.ts'

/** Characters that a value keeps; MLflow cuts a longer one without a word. */
export const longestValue = { params: 6000, tags: 8000 } as const

/** @throws MlflowError `INVALID_PARAMETER_VALUE` instead of a value that comes back shorter */
export function checkLength(kind: keyof typeof longestValue, { key, value }: Tag): void {
  const longest = longestValue[kind]
  if (value.length <= longest) return
  const message = `the value of ${JSON.stringify(key)} has ${value.length} characters and MLflow would cut it; ${kind} keep at most ${longest}: log it as an artifact`
  throw new MlflowError('INVALID_PARAMETER_VALUE', message, 0, '')
}
