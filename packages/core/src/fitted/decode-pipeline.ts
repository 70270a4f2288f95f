import { calibrationFromJson, modelFromJson } from '../models/model-json.ts'
import { operations as columnOperations } from '../transforms/operations/index.ts'
import { decodeNumbers } from '../util/decode-numbers.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { JsonObject, JsonValue } from '../util/json.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'

/**
 * The pipeline in a text that `toJson` wrote: its shape is checked, its hash is not (`fromJson` of the main entry does).
 * @throws CsvAnalyzerError `not-a-pipeline`, `newer-version`, `damaged-pipeline` or `unreadable-model`
 */
export function decodePipeline(text: string): FittedPipeline {
  return pipelineOf(pipelineJson(text))
}

/** The JSON object of a pipeline of this version. */
export function pipelineJson(text: string): JsonObject {
  const json = parse(text)
  if (json?.format !== 'csvanalyzer-pipeline')
    throw new CsvAnalyzerError('not-a-pipeline', 'this is not a saved pipeline')
  if (json.version !== 1)
    throw new CsvAnalyzerError(
      'newer-version',
      `this pipeline has version ${json.version}, made by library ${json.library}; this library reads version 1: update it`,
    )
  return json
}

export function pipelineOf(json: JsonObject): FittedPipeline {
  const { hash: _hash, intervals, ...plain } = json
  for (const name of ['inputs', 'operations', 'features', 'classes', 'calibration'])
    demand(Array.isArray(json[name]), `no list "${name}"`)
  const pipeline = {
    ...plain,
    model: modelFromJson(json.model),
    calibration: (json.calibration as readonly JsonValue[]).map(calibrationFromJson),
    intervals: intervals && readIntervals(intervals as JsonObject),
  } as unknown as FittedPipeline
  for (const { op } of pipeline.operations) demand(Object.hasOwn(columnOperations, op), `unknown operation "${op}"`)
  return pipeline
}

function parse(text: string): JsonObject | null {
  try {
    return JSON.parse(text) as JsonObject | null
  } catch {
    return null
  }
}

function readIntervals({ coverage, lower, upper, at }: JsonObject): FittedPipeline['intervals'] {
  return {
    coverage: coverage as number,
    lower: decodeNumbers(lower),
    upper: decodeNumbers(upper),
    at: decodeNumbers(at),
  }
}

function demand(holds: boolean, problem: string): void {
  if (!holds) throw new CsvAnalyzerError('damaged-pipeline', `the pipeline cannot be read: ${problem}`)
}
