import type { FingerprintColumn } from '../../src/charts/fingerprint.ts'
import type { Sample } from '../../src/elements/csv-upload.ts'
import type { AppWords } from './words.ts'

export interface SampleFile {
  readonly file: string
  readonly title: string
  readonly question: string | null
  readonly target: string | null
  readonly rows: number | null
  readonly fr?: { readonly title: string; readonly question: string }
  readonly fingerprint?: readonly FingerprintColumn[]
}

/** The samples that lie beside the page: they need no server and no account. */
export async function sampleFiles(): Promise<readonly SampleFile[]> {
  const response = await fetch('/samples/index.json')
  return response.ok ? ((await response.json()) as readonly SampleFile[]) : []
}

/** The same in the words of the reader. */
export function sampleList(files: readonly SampleFile[], language: string, words: AppWords): readonly Sample[] {
  return files.map(({ file, target, rows, fingerprint, fr, ...english }) => {
    const { title, question } = language === 'fr' && fr ? fr : english
    return {
      url: `/samples/${file}`,
      question: question ?? title,
      description: words.sampleRows(title, rows),
      target: target ?? undefined,
      columns: fingerprint,
    }
  })
}
