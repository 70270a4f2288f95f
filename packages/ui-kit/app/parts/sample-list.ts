import type { FingerprintColumn } from '../../src/charts/fingerprint.ts'
import type { Sample } from '../../src/elements/csv-upload.ts'
import type { AppWords } from './words.ts'

interface SampleFile {
  readonly file: string
  readonly title: string
  readonly question: string | null
  readonly target: string | null
  readonly rows: number | null
  readonly fingerprint?: readonly FingerprintColumn[]
}

/** The samples that lie beside the page: they need no server and no account. */
export async function sampleList(words: AppWords): Promise<readonly Sample[]> {
  const response = await fetch('/samples/index.json')
  if (!response.ok) return []
  const files = (await response.json()) as readonly SampleFile[]
  return files.map(({ file, title, question, target, rows, fingerprint }) => ({
    url: `/samples/${file}`,
    question: question ?? title,
    description: words.sampleRows(title, rows),
    target: target ?? undefined,
    columns: fingerprint,
  }))
}
