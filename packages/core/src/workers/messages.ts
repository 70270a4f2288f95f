import { CsvAnalyzerError } from '../util/error.ts'
import type { JsonValue } from '../util/json.ts'
import type { Progress } from '../util/run-options.ts'

export type Question =
  | { readonly kind: 'run'; readonly id: number; readonly task: string; readonly input: unknown }
  | { readonly kind: 'abort'; readonly id: number }

export type Answer =
  /** The module runs: the first that a worker says. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | Failure

interface Failure {
  readonly kind: 'failure'
  readonly id: number
  /** null: not one of ours. */
  readonly code: string | null
  readonly message: string
  readonly details: Readonly<Record<string, JsonValue>>
}

/** A worker as its owner sees it. */
export interface WorkerPort {
  post(question: Question): void
  listen(onAnswer: (answer: Answer) => void, onFailure: (cause: unknown) => void): void
  close(): Promise<void>
}

/** An error as plain data: classes do not survive the way between threads. */
export function failureOf(id: number, error: unknown): Failure {
  if (error instanceof CsvAnalyzerError)
    return { kind: 'failure', id, code: error.code, message: error.message, details: error.details }
  return {
    kind: 'failure',
    id,
    code: null,
    message: error instanceof Error ? error.message : String(error),
    details: {},
  }
}

export function errorOf({ code, message, details }: Failure): Error {
  return code === null ? new Error(message) : new CsvAnalyzerError(code, message, details)
}
