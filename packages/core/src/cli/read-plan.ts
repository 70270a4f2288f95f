import { checkPlan, CsvAnalyzerError, type CleaningPlan } from '../node.ts'
import type { Io } from './io.ts'
import { readText } from './read-model.ts'

/** A cleaning plan in a file, as `suggest --json` writes it. */
export async function readPlan(io: Io, file: string): Promise<CleaningPlan> {
  const text = await readText(io, file)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new CsvAnalyzerError('not-a-plan', `${file} is not JSON`, { file }, { cause })
  }
  try {
    return checkPlan(value)
  } catch (error) {
    if (!(error instanceof CsvAnalyzerError) || error.code !== 'not-a-plan') throw error
    const hint = `${file}: ${error.message}; csvanalyzer suggest --json writes one`
    throw new CsvAnalyzerError('not-a-plan', hint, { file }, { cause: error })
  }
}
