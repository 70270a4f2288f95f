import { CsvAnalyzerError, type CleaningPlan } from '../node.ts'
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
  if (!isPlan(value))
    throw new CsvAnalyzerError('not-a-plan', `${file} is not a cleaning plan; csvanalyzer suggest --json writes one`, {
      file,
    })
  return value
}

function isPlan(value: unknown): value is CleaningPlan {
  const { version, steps } = Object(value) as { readonly version?: unknown; readonly steps?: unknown }
  return (
    version === 1 &&
    Array.isArray(steps) &&
    steps.every((step) => typeof Object(step).id === 'string' && typeof Object(step).action === 'string')
  )
}
