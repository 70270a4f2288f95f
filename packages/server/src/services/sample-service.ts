import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import type { Principal } from '../auth/principal.ts'
import type { DatasetInfo, DatasetService } from './dataset-service.ts'

/** A file ready to click; `samples.json` beside the files may say what it asks. */
export interface Sample {
  readonly file: string
  readonly title: string
  readonly question: string | null
  readonly target: string | null
  readonly task: string | null
  readonly rows: number | null
  readonly columns: number | null
  readonly licence: string | null
  readonly byteCount: number
}

type Described = { readonly [file: string]: Partial<Omit<Sample, 'file' | 'byteCount'>> }

export function sampleService(folder: string | null, datasets: DatasetService) {
  async function list(): Promise<readonly Sample[]> {
    if (folder === null) return []
    const names = (await readdir(folder).catch(() => [])).filter((name) => /\.(csv|tsv|txt)$/i.test(name)).sort()
    const described = await descriptions(folder)
    return Promise.all(
      names.map(async (file) => {
        const {
          title = titleOf(file),
          question = null,
          target = null,
          task = null,
          rows = null,
          columns = null,
          licence = null,
        } = described[file] ?? {}
        return {
          file,
          title,
          question,
          target,
          task,
          rows,
          columns,
          licence,
          byteCount: (await stat(join(folder, file))).size,
        }
      }),
    )
  }

  /** Only files of the list can be named, so that no path leads out of the folder. */
  async function take(principal: Principal, file: string): Promise<DatasetInfo> {
    const found = (await list()).find((sample) => sample.file === file)
    if (!found || folder === null)
      throw new CsvAnalyzerError('not-found', `there is no sample ${JSON.stringify(file)}`, { file })
    return datasets.upload(principal, { name: file, content: createReadStream(join(folder, file)), loadOptions: {} })
  }

  return { list, take }
}

export type SampleService = ReturnType<typeof sampleService>

async function descriptions(folder: string): Promise<Described> {
  const text = await readFile(join(folder, 'samples.json'), 'utf8').catch(() => '{}')
  return JSON.parse(text) as Described
}

function titleOf(file: string): string {
  const words = file.replace(/\.[^.]+$/, '').replaceAll(/[-_]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
