import { writeFile } from 'node:fs/promises'
import { CsvAnalyzerError } from '../node.ts'
import type { Io } from './io.ts'

/** Writes a result to a file, or to standard output for `-`. */
export async function writeOutput(io: Io, file: string, data: string | Uint8Array): Promise<void> {
  if (file === '-') return io.writeStdout(data)
  try {
    await writeFile(file, data)
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    throw new CsvAnalyzerError(
      'cannot-write',
      `cannot write ${file} (${reason}); is the folder there, and may it be written to?`,
      { file, reason },
      { cause },
    )
  }
}

/** The one JSON document of a `--json` call. */
export function writeJson(io: Io, value: unknown): Promise<void> {
  return io.writeStdout(`${JSON.stringify(value, plain, 2)}\n`)
}

function plain(_key: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>)
  return typeof value === 'number' && !Number.isFinite(value) ? null : value
}
