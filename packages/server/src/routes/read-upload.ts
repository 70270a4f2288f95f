import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import busboy from 'busboy'
import { discardRest, tooLarge } from '../services/limit-bytes.ts'

export interface UploadedFile {
  /** From the form; null for a raw body. */
  readonly name: string | null
  readonly content: Readable
}

const rawTypes = /^(text\/(csv|plain|tab-separated-values)|application\/(csv|octet-stream|vnd\.ms-excel))\b/i

/** The file in a request, as a stream: the body itself, or the first file of a form. Nothing is held in memory. */
export async function readUpload(request: Request, maxBytes: number): Promise<UploadedFile> {
  const type = request.headers.get('content-type') ?? ''
  const multipart = /^multipart\/form-data\b/i.test(type)
  if (!multipart && !rawTypes.test(type)) {
    throw new CsvAnalyzerError(
      'unsupported-media-type',
      `a file cannot be sent as ${JSON.stringify(type)}; send its bytes as text/csv, or a form as multipart/form-data`,
      { type },
    )
  }
  const length = Number(request.headers.get('content-length') ?? 0)
  // A form adds its own few lines around the file.
  if (length > maxBytes + (multipart ? 100_000 : 0)) throw tooLarge(maxBytes)
  if (!request.body)
    throw new CsvAnalyzerError('invalid-upload', 'the request has no body; send the bytes of the file', {})
  const body = Readable.fromWeb(request.body as NodeReadableStream)
  return multipart ? firstFile(body, request.headers) : { name: null, content: body }
}

function firstFile(body: Readable, headers: Headers): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const refuse = (reason: string) => reject(new CsvAnalyzerError('invalid-upload', reason, {}))
    try {
      const form = busboy({ headers: Object.fromEntries(headers), limits: { files: 1, fields: 20, fieldSize: 10_000 } })
      form.on('file', (_field, content, { filename }) => {
        body.on('error', (error) => content.destroy(error))
        content.on('close', () => {
          body.unpipe(form)
          discardRest(body)
        })
        resolve({ name: filename || null, content })
      })
      form.on('error', (error) =>
        refuse(`the form cannot be read: ${error instanceof Error ? error.message : String(error)}`),
      )
      form.on('close', () => refuse('the form holds no file'))
      body.on('error', reject)
      body.pipe(form)
    } catch {
      refuse('the form cannot be read: its content-type names no boundary')
    }
  })
}
