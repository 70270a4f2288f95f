import { checkValues } from './check-rows.ts'
import { outputColumns, type OutputColumn } from './output-columns.ts'
import { isRecord, readJson } from './read-json.ts'
import { ScoringError } from './scoring-error.ts'
import type { ReadyModel } from './served-model.ts'
import { datatypeOf, tensorRows } from './tensor-rows.ts'

const datatypes = { text: 'BYTES', number: 'FP64' } as const

/** What a model takes and gives, for `GET /v2/models/{name}`. */
export function modelMetadata({ name, version, pipeline }: ReadyModel): object {
  return {
    name,
    versions: [version],
    platform: 'csvanalyzer',
    inputs: pipeline.inputs.map((input) => ({ name: input.name, datatype: datatypeOf(input), shape: [-1] })),
    outputs: outputColumns(pipeline).map(({ name: output, type }) => ({
      name: output,
      datatype: datatypes[type],
      shape: [-1],
    })),
  }
}

/** `POST /v2/models/{name}/infer`: tensors of columns in, tensors of answers out. */
export async function infer(model: ReadyModel, request: Request): Promise<object> {
  const body = await readJson(request)
  const wanted = wantedOutputs(outputColumns(model.pipeline), body.outputs)
  const result = model.predict(tensorRows(model.pipeline.inputs, body.inputs))
  checkValues(model.pipeline, result)
  return {
    model_name: model.name,
    model_version: model.version,
    ...(body.id !== undefined && { id: body.id }),
    outputs: wanted.map(({ name, type, values }) => ({
      name,
      shape: [result.prediction.rowCount],
      datatype: datatypes[type],
      data: Array.from(values(result)),
    })),
  }
}

/** Those asked for, in their order; all when none is named. */
function wantedOutputs(all: readonly OutputColumn[], asked: unknown): readonly OutputColumn[] {
  if (asked === undefined) return all
  if (!Array.isArray(asked)) throw new ScoringError('"outputs" must be a list of objects with a name')
  return asked.map((each: unknown) => {
    const name = isRecord(each) ? each.name : undefined
    const found = all.find((output) => output.name === name)
    if (found !== undefined) return found
    throw new ScoringError(
      `unknown output ${JSON.stringify(name ?? null)}; there are: ${all.map((output) => output.name).join(', ')}`,
    )
  })
}
