import { calibrationFromJson, modelFromJson } from '../models/model-json.ts'
import { operations as columnOperations } from '../transforms/operations/index.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { JsonObject, JsonValue } from '../util/json.ts'
import { decodeNumbers } from '../util/number-codec.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'
import { hashOfJson } from './hash-of-json.ts'

/**
 * The pipeline that `toJson` wrote.
 * @throws CsvAnalyzerError `not-a-pipeline`, `newer-version`, `damaged-pipeline` or `unreadable-model`, with the reason
 */
export function fromJson(text: string): FittedPipeline {
  const json = asPipelineJson(parse(text))
  if (typeof json.version !== 'number' || json.version > 1) {
    throw new CsvAnalyzerError('newer-version', `this pipeline has version ${String(json.version)}, written by library ${String(json.library)}; this library reads version 1: update it`, { version: json.version ?? null })
  }
  if (json.hash !== hashOfJson(json)) {
    throw new CsvAnalyzerError('damaged-pipeline', 'the pipeline does not match the hash written in it; the file was changed or damaged, save it again from its source', { hash: json.hash ?? null })
  }
  const { hash: _hash, ...plain } = json
  const pipeline = {
    ...plain,
    model: modelFromJson(json.model),
    calibration: listOf(json.calibration).map(calibrationFromJson),
    intervals: readIntervals(json.intervals),
  } as unknown as FittedPipeline
  pipeline.operations.forEach(({ op }) => demand(Object.hasOwn(columnOperations, op), `it holds the unknown operation "${op}"`))
  return pipeline
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch (cause) {
    throw new CsvAnalyzerError('not-a-pipeline', 'this is not a saved pipeline: it is not JSON', {}, { cause })
  }
}

function asPipelineJson(json: JsonValue): JsonObject {
  const isObject = json !== null && typeof json === 'object' && !Array.isArray(json)
  if (!isObject || (json as JsonObject).format !== 'csvanalyzer-pipeline') {
    throw new CsvAnalyzerError('not-a-pipeline', 'this is not a saved pipeline: its "format" is not "csvanalyzer-pipeline"')
  }
  const object = json as JsonObject
  const lists = ['inputs', 'operations', 'features', 'classes', 'calibration'] as const
  if (object.version === 1) lists.forEach((name) => demand(Array.isArray(object[name]), `its list "${name}" is missing`))
  return object
}

function readIntervals(json: JsonValue | undefined): FittedPipeline['intervals'] {
  if (json === null || json === undefined || typeof json !== 'object') return null
  const { coverage, lower, upper, at } = json as JsonObject
  return { coverage: Number(coverage), lower: decodeNumbers(lower), upper: decodeNumbers(upper), at: decodeNumbers(at) }
}

function listOf(json: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(json) ? (json as readonly JsonValue[]) : []
}

function demand(holds: boolean, problem: string): void {
  if (!holds) throw new CsvAnalyzerError('damaged-pipeline', `the pipeline cannot be read: ${problem}`)
}
