import { access, constants, open, unlink, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CsvAnalyzerError } from '../node.ts'
import type { Io } from './io.ts'

/** Writes a result to a file, or to standard output for `-`. */
export async function writeOutput(io: Io, file: string, data: string | Uint8Array): Promise<void> {
  if (file === '-') return io.writeStdout(data)
  try {
    await writeFile(file, data)
  } catch (cause) {
    throw cannotWrite(file, cause)
  }
}

/** Tells before long work that its result could not be written. Nothing is made or changed. */
export async function checkOutput(file: unknown): Promise<void> {
  if (typeof file !== 'string' || file === '-') return
  try {
    await access(dirname(file), constants.W_OK)
  } catch (cause) {
    throw cannotWrite(file, cause)
  }
}

/** The same for a result that comes in parts. The file begins with the first part; when a later one fails, it is taken away again. */
export async function writeParts(io: Io, file: string, parts: AsyncIterable<string>): Promise<void> {
  if (file === '-') {
    for await (const part of parts) await io.writeStdout(part)
    return
  }
  let output: Awaited<ReturnType<typeof open>> | null = null
  try {
    for await (const part of parts) {
      output ??= await opened(file)
      await output.writeFile(part)
    }
    output ??= await opened(file)
  } catch (error) {
    if (output !== null) await unlink(file)
    throw error
  } finally {
    await output?.close()
  }
}

async function opened(file: string): Promise<Awaited<ReturnType<typeof open>>> {
  try {
    return await open(file, 'w')
  } catch (cause) {
    throw cannotWrite(file, cause)
  }
}

function cannotWrite(file: string, cause: unknown): CsvAnalyzerError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
  return new CsvAnalyzerError(
    'cannot-write',
    `cannot write ${file} (${reason}); is the folder there, and may it be written to?`,
    { file, reason },
    { cause },
  )
}

/** The one JSON document of a `--json` call. */
export function writeJson(io: Io, value: unknown): Promise<void> {
  return io.writeStdout(`${JSON.stringify(value, plain, 2)}\n`)
}

function plain(_key: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>)
  return typeof value === 'number' && !Number.isFinite(value) ? null : value
}
