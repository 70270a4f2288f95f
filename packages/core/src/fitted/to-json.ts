import { calibrationToJson, modelToJson } from '../models/model-json.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import { canonicalJson } from '../util/hash.ts'
import type { JsonObject, JsonValue } from '../util/json.ts'
import { encodeNumbers } from '../util/number-codec.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'
import { hashOfJson } from './hash-of-json.ts'

/** The pipeline as one canonical JSON text: sorted keys, exact numbers, its own hash inside. Equal pipelines give equal texts. */
export function toJson(pipeline: FittedPipeline): string {
  const json = pipelineToJson(pipeline)
  return canonicalJson({ ...json, hash: hashOfJson(json) })
}

/** SHA-256 of the pipeline without what a clock measured: the same for the same data, options, seed and version anywhere. */
export function hashPipeline(pipeline: FittedPipeline): string {
  return hashOfJson(pipelineToJson(pipeline))
}

/** The pipeline as plain JSON, typed arrays as texts. @throws CsvAnalyzerError `not-json` for a number that JSON cannot hold */
export function pipelineToJson(pipeline: FittedPipeline): JsonObject {
  const { model, calibration, intervals, ...plain } = pipeline
  refuseNotFinite(plain as unknown as JsonValue, 'pipeline')
  return {
    ...(plain as unknown as JsonObject),
    model: modelToJson(model),
    calibration: calibration.map(calibrationToJson),
    intervals:
      intervals === null
        ? null
        : {
            coverage: intervals.coverage,
            lower: encodeNumbers(intervals.lower),
            upper: encodeNumbers(intervals.upper),
            at: encodeNumbers(intervals.at),
          },
  }
}

function refuseNotFinite(value: JsonValue | undefined, path: string): void {
  if (typeof value === 'number' && value - value !== 0) {
    throw new CsvAnalyzerError('not-json', `${path} is ${value}; JSON holds finite numbers only`, { path })
  }
  if (Array.isArray(value)) value.forEach((item: JsonValue, i) => refuseNotFinite(item, `${path}[${i}]`))
  else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) refuseNotFinite(item, `${path}.${key}`)
  }
}
