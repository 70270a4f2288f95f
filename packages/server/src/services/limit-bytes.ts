import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import { CsvAnalyzerError } from '@csvanalyzer/core'

export interface CountedBytes {
  readonly stream: Readable
  /** Of all bytes, once the stream has ended. */
  sha256(): string
}

const patienceMilliseconds = 30_000

/** Passes bytes on and fails as soon as there are more than `maxBytes`, so that nothing larger ever lies on the disk. */
export function limitBytes(content: Readable, maxBytes: number): CountedBytes {
  const digest = createHash('sha256')
  let count = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.byteLength
      if (count > maxBytes) return done(tooLarge(maxBytes))
      digest.update(chunk)
      done(null, chunk)
    },
  })
  content.on('error', (error) => stream.destroy(error))
  stream.on('error', () => {
    content.unpipe(stream)
    discardRest(content)
  })
  return { stream: content.pipe(stream), sha256: () => digest.digest('hex') }
}

/**
 * Reads on and forgets, for a while: closing a connection while the other side still sends would take our answer from
 * it before it has read it.
 */
export function discardRest(content: Readable): void {
  const timer = setTimeout(() => content.destroy(), patienceMilliseconds).unref()
  content.once('close', () => clearTimeout(timer))
  content.on('error', () => {})
  content.resume()
}

export function tooLarge(maxBytes: number): CsvAnalyzerError {
  const megabytes = Math.floor(maxBytes / 1024 / 1024)
  const limit = megabytes >= 1 ? `${megabytes} MB` : `${maxBytes} bytes`
  return new CsvAnalyzerError('too-large', `the file is larger than the ${limit} allowed here`, { maxBytes })
}
