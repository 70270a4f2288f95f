import { readFile, rename, writeFile } from 'node:fs/promises'
import { CsvAnalyzerError, fitSteps, type Dataset, type Fitted, type FitSettings, type SearchState } from '../node.ts'

/** `fit`, written down after each candidate in a file from which it goes on when called again. */
export async function fitWithState(dataset: Dataset, file: string | null, settings: FitSettings): Promise<Fitted> {
  const resume = file === null ? undefined : await readState(file)
  for await (const { state, fitted } of fitSteps(dataset, { ...settings, ...(resume && { resume }) })) {
    if (fitted !== null) return fitted
    if (file !== null) await writeState(file, state())
  }
  throw new CsvAnalyzerError('no-model', 'the search ended without a model')
}

async function readState(file: string): Promise<SearchState | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw new CsvAnalyzerError('cannot-read', `cannot read ${file}; is it a file?`, { file }, { cause })
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CsvAnalyzerError(
      'other-search',
      `${file} is not the state of a search; remove it to start anew`,
      { file },
      { cause },
    )
  }
}

/** Beside it first, so that a stop in the middle leaves the last whole state. */
async function writeState(file: string, state: SearchState): Promise<void> {
  try {
    await writeFile(`${file}.part`, JSON.stringify(state))
    await rename(`${file}.part`, file)
  } catch (cause) {
    throw new CsvAnalyzerError(
      'cannot-write',
      `cannot write ${file}; is the folder there, and may it be written to?`,
      { file },
      { cause },
    )
  }
}
