import type { RunOptions } from '../util/run-options.ts'
import type { ColumnFormat, ColumnType } from './column.ts'

/** Everything is found out from the bytes; an option given here is taken as true. */
export interface LoadOptions extends RunOptions {
  /** What the file is called in messages. */
  readonly name?: string
  readonly delimiter?: string
  readonly quote?: '"' | "'" | null
  readonly escape?: 'double' | 'backslash' | null
  readonly comment?: string | null
  /** An encoding label: `utf-8`, `utf-16le`, `windows-1252`, … */
  readonly encoding?: string
  /** `true`, `false`, or the number of header lines. */
  readonly header?: boolean | number
  readonly types?: { readonly [column: string]: ColumnType }
  readonly formats?: { readonly [column: string]: ColumnFormat }
  /** Texts that stand for missing in every column, instead of the built-in words. The empty cell always does. */
  readonly missing?: readonly string[]
  readonly maxBytes?: number
  readonly maxColumns?: number
  /** Turns a string that is a path or an address into a source; without it a string is CSV text. */
  readonly open?: (location: string, signal?: AbortSignal) => Promise<LoadSource | null>
}

export type LoadSource =
  Uint8Array | ArrayBuffer | string | URL | Blob | Response | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>
