import type { Io } from './io.ts'
import type { Options, OptionValues } from './option.ts'

/** A call of a command, checked for its names. */
export interface Call {
  readonly files: readonly string[]
  readonly options: OptionValues
  readonly io: Io
}

/** One subcommand: a file and a line in the registry. */
export interface Command {
  readonly name: string
  /** The call in one line, after `csvanalyzer`. */
  readonly usage: string
  readonly doc: string
  /** Fewest and most files. */
  readonly files: readonly [number, number]
  readonly options: Options
  run(call: Call): Promise<void>
}
