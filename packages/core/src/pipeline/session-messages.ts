import type { JsonValue } from '../util/json.ts'
import type { Progress } from '../util/run-options.ts'
import type { Session } from './session.ts'

/** What may be called across the border; arguments and results are structured clones, nothing is ever transferred. */
export type SessionMethod = Exclude<keyof Session, 'dispose'>

/** From the page to the worker. */
export type SessionRequest =
  | {
      readonly kind: 'call'
      readonly id: number
      readonly method: SessionMethod
      readonly args: readonly unknown[]
      readonly wantsProgress: boolean
    }
  | { readonly kind: 'abort'; readonly id: number }
  | { readonly kind: 'dispose' }

/** From the worker to the page. */
export type SessionReply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: PlainError }

/** An error as a structured clone: classes do not cross the border. */
export interface PlainError {
  readonly name: string
  readonly message: string
  readonly code?: string
  readonly details?: { readonly [key: string]: JsonValue }
}
