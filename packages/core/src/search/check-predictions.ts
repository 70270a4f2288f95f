import type { Prediction } from '../matrix/prediction.ts'
import { CsvAnalyzerError } from '../util/error.ts'

/** @throws CsvAnalyzerError `not-finite` where a model answers NaN or an infinity: it must not be scored */
export function checkPredictions(title: string, { values, width }: Prediction): void {
  const at = values.findIndex((value) => value - value !== 0)
  if (at < 0) return
  throw new CsvAnalyzerError(
    'not-finite',
    `${title} predicts ${values[at]} for the judged row ${Math.floor(at / width) + 1}; a model must answer with numbers`,
    { row: Math.floor(at / width) },
  )
}
