import { MlflowError } from './mlflow-error.ts'

/** The error that an answer tells of; a proxy in front may answer in HTML or plain text. */
export function errorFrom({ status }: Response, text: string, url: string): MlflowError {
  const body = jsonOf(text) as { error_code?: string; message?: string } | null
  const plain = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
  const message = body?.message ?? `MLflow answered ${status}${plain === '' ? '' : `: ${plain}`}`
  return new MlflowError(body?.error_code ?? 'HTTP_ERROR', message, status, url)
}

/** Null when the text is not JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
