import type { JsonObject, JsonValue } from '../util/json.ts'
import { decodeNumbers } from '../util/decode-numbers.ts'
import { encodeNumbers } from '../util/number-codec.ts'
import { checkModel } from './check-model.ts'
import type { Calibration, LinearModel, Model, TreesModel } from './model.ts'
import { unreadableModel as unreadable } from '../util/unreadable-model.ts'

/** A model as plain JSON; arrays as short texts (see number-codec). Equal models give equal JSON. */
export function modelToJson(model: Model): JsonObject {
  const { version, format, task, classes, link } = model
  const head = { version, format, task, classes, link }
  switch (model.format) {
    case 'linear':
      return { ...head, ...linearArrays(model) }
    case 'trees':
      return { ...head, ...treesArrays(model) }
    case 'blend':
      return { ...head, members: model.members.map(memberToJson) }
  }
}

/** The model of a JSON value; throws `unreadable-model` with the reason when it is not one. */
export function modelFromJson(json: JsonValue): Model {
  const object = asObject(json)
  return checkModel(readModel(object))
}

function linearArrays(model: LinearModel): JsonObject {
  return {
    features: encodeNumbers(model.features),
    coefficients: encodeNumbers(model.coefficients),
    intercepts: encodeNumbers(model.intercepts),
    ...(model.standardErrors ? { standardErrors: encodeNumbers(model.standardErrors) } : {}),
  }
}

const integerArrays = ['roots', 'outputs', 'feature', 'left', 'categoryStart', 'categoryWords'] as const
const floatArrays = ['base', 'threshold', 'value', 'cover', 'gain'] as const

function treesArrays(model: TreesModel): JsonObject {
  const arrays = [...integerArrays, ...floatArrays, 'missingLeft', 'categories'] as const
  const texts = arrays.map((name) => [name, encodeNumbers(model[name])] as const)
  return { aggregate: model.aggregate, leafWidth: model.leafWidth, ...Object.fromEntries(texts) }
}

function memberToJson(member: { weight: number; model: Model; calibration?: Calibration }): JsonObject {
  return {
    weight: member.weight,
    model: modelToJson(member.model),
    ...(member.calibration ? { calibration: calibrationToJson(member.calibration) } : {}),
  }
}

export function calibrationToJson(calibration: Calibration): JsonObject {
  if (calibration.kind !== 'isotonic') return { ...calibration }
  return { kind: 'isotonic', x: encodeNumbers(calibration.x), y: encodeNumbers(calibration.y) }
}

export function calibrationFromJson(json: JsonValue): Calibration {
  const object = asObject(json)
  const finite = (name: string): number => {
    const value = object[name]
    if (typeof value !== 'number' || !Number.isFinite(value)) throw unreadable(`no number "${name}" in a calibration`)
    return value
  }
  if (object.kind === 'platt') return { kind: 'platt', slope: finite('slope'), intercept: finite('intercept') }
  if (object.kind === 'temperature') return { kind: 'temperature', temperature: finite('temperature') }
  if (object.kind === 'isotonic') return { kind: 'isotonic', x: decodeNumbers(object.x), y: decodeNumbers(object.y) }
  throw unreadable(`calibration ${object.kind}`)
}

function readModel(json: JsonObject): Model {
  const { version, format, task, classes, link } = json as unknown as Model
  const head = { version, task, classes, link }
  if (version !== 1) throw unreadable(`model version ${version}, not 1`)
  switch (format) {
    case 'linear':
      return { ...head, format, ...readLinear(json) }
    case 'trees':
      return { ...head, format, ...readTrees(json) }
    case 'blend':
      return { ...head, format, members: readMembers(json.members) }
    default:
      throw unreadable(`model format ${format}`)
  }
}

function readLinear(
  json: JsonObject,
): Pick<LinearModel, 'features' | 'coefficients' | 'intercepts' | 'standardErrors'> {
  return {
    features: Int32Array.from(decodeNumbers(json.features)),
    coefficients: decodeNumbers(json.coefficients),
    intercepts: decodeNumbers(json.intercepts),
    ...(json.standardErrors === undefined ? {} : { standardErrors: decodeNumbers(json.standardErrors) }),
  }
}

function readTrees(json: JsonObject): Omit<TreesModel, 'version' | 'format' | 'task' | 'classes' | 'link'> {
  const arrays = <N extends string, A>(names: readonly N[], read: (numbers: Float64Array) => A) =>
    Object.fromEntries(names.map((name) => [name, read(decodeNumbers(json[name]))])) as { [K in N]: A }
  return {
    aggregate: json.aggregate as TreesModel['aggregate'],
    leafWidth: json.leafWidth as number,
    ...arrays(integerArrays, (numbers) => Int32Array.from(numbers)),
    ...arrays(floatArrays, (numbers) => numbers),
    missingLeft: Uint8Array.from(decodeNumbers(json.missingLeft)),
    categories: Uint32Array.from(decodeNumbers(json.categories)),
  }
}

function readMembers(
  json: JsonValue | undefined,
): { weight: number; model: LinearModel | TreesModel; calibration?: Calibration }[] {
  if (!Array.isArray(json)) throw unreadable('a blend without members')
  return json.map((item: JsonValue) => {
    const { weight, model, calibration } = asObject(item)
    const member = readModel(asObject(model))
    if (member.format === 'blend') throw unreadable('a blend inside a blend')
    const rest = calibration === undefined ? {} : { calibration: calibrationFromJson(calibration) }
    return { weight: weight as number, model: member, ...rest }
  })
}

function asObject(json: JsonValue | undefined): JsonObject {
  if (json === null || typeof json !== 'object' || Array.isArray(json))
    throw unreadable('a model must be a JSON object')
  return json as JsonObject
}
