import { readFile } from 'node:fs/promises'
import { CsvAnalyzerError, fromJson, type FittedPipeline } from '../node.ts'
import type { Io } from './io.ts'

/** The pipeline in a file that `fit` wrote, or on standard input for `-`. */
export async function readModel(io: Io, file: string): Promise<FittedPipeline> {
  return fromJson(await readText(io, file))
}

/** The text of a file, or of standard input. */
export async function readText(io: Io, file: string): Promise<string> {
  if (file === '-') return decode(await collect(io.readStdin()))
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    const sentence = reason === 'ENOENT' ? `there is no file ${file}` : `cannot read ${file} (${reason})`
    throw new CsvAnalyzerError('cannot-read', sentence, { file, reason }, { cause })
  }
}

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
