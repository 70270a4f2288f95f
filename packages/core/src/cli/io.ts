/** Where a command reads and writes: the process, or a test. */
export interface Io {
  readonly readStdin: () => AsyncIterable<Uint8Array>
  readonly writeStdout: (data: string | Uint8Array) => Promise<void>
  readonly writeStderr: (text: string) => void
  /** Progress is written only where a person sees it. */
  readonly isTerminal: boolean
  readonly signal: AbortSignal
}
