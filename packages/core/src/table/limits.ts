/** What one file may hold. Raised by options; they keep memory bounded when the input is not what it seems. */
export const limits = {
  /** Offsets are unsigned 32-bit numbers. */
  bytes: 0xffff_fff0,
  /** A row is looked at as a whole; 64 MiB is far beyond any real one. */
  rowBytes: 64 * 1024 * 1024,
  columns: 65_536,
  /** Rejects that are kept with their text; all are counted. */
  rejects: 1_000,
  /** Text of one reject that is kept. */
  rejectCharacters: 10_000,
} as const
