import { CsvAnalyzerError } from '../util/error.ts'
import { pipelineJson, pipelineOf } from './decode-pipeline.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'
import { hashOfJson } from './hash-of-json.ts'

/**
 * The pipeline that `toJson` wrote, its hash checked.
 * @throws CsvAnalyzerError `not-a-pipeline`, `newer-version`, `damaged-pipeline` or `unreadable-model`, with the reason
 */
export function fromJson(text: string): FittedPipeline {
  const json = pipelineJson(text)
  const pipeline = pipelineOf(json)
  if (json.hash === hashOfJson(json)) return pipeline
  throw new CsvAnalyzerError(
    'damaged-pipeline',
    'the pipeline does not match the hash written in it; the file was changed or damaged, save it again from its source',
    { hash: json.hash ?? null },
  )
}
