import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { targetValue } from '../fitted/target-value.ts'
import { applyCalibration } from '../models/apply-calibration.ts'
import { applyLink } from '../models/apply-link.ts'
import type { Calibration, LinearModel, TreesModel } from '../models/model.ts'
import { interventionalTreeExplainer } from './interventional-tree-shap.ts'
import { linearExplainer } from './linear-shap.ts'
import type { MarginExplainer } from './margin-explainer.ts'
import { throughResponse, type Contributions, type ResponseMap } from './response-shares.ts'
import { treeExplainer } from './tree-shap.ts'

/** `margin`: raw scores (log-odds, say). `response`: what `predict` gives, calibrated and in the unit of the target. */
export type ExplanationSpace = 'margin' | 'response'

/** What trees take for a feature that is not known: the way of the training rows, or the values of a background. */
export type FeaturePerturbation = 'treePathDependent' | 'interventional'

/** What a row is compared with, in features. */
export interface Reference {
  /** For linear models. */
  readonly means: Float64Array
  /** For trees; null follows the training rows. */
  readonly rows: readonly Float64Array[] | null
}

/** From the features of a row to their contributions, one column of them for each output. */
export type FeatureExplainer = (x: Float64Array) => Contributions

/** Exact SHAP values of one model in its raw scores; for a blend and for responses those of each member, carried over to the response. */
export function featureExplainer(
  pipeline: FittedPipeline,
  space: ExplanationSpace,
  reference: Reference,
): FeatureExplainer {
  const { model } = pipeline
  if (model.format !== 'blend') {
    const explain = marginsOf(marginExplainer(model, reference))
    if (space === 'margin') return explain
    const member = responseMap(model)
    const whole = pipelineMap(pipeline)
    return (x) => throughResponse(explain(x), (scores) => whole(member(scores)))
  }
  const members = model.members.map((member) => ({
    weight: member.weight,
    explain: marginsOf(marginExplainer(member.model, reference)),
    map: responseMap(member.model, member.calibration),
  }))
  const whole = pipelineMap(pipeline)
  return (x) => {
    const parts = members.map(({ weight, explain, map }) => ({ weight, part: throughResponse(explain(x), map) }))
    return throughResponse(weightedSum(parts), whole)
  }
}

function marginExplainer(model: LinearModel | TreesModel, reference: Reference): MarginExplainer {
  if (model.format === 'linear') return linearExplainer(model, reference.means)
  return reference.rows === null ? treeExplainer(model) : interventionalTreeExplainer(model, reference.rows)
}

function marginsOf({ base, contributionsInto }: MarginExplainer): FeatureExplainer {
  return (x) => {
    const values = new Float64Array(x.length * base.length)
    contributionsInto(values, x)
    return { base, values }
  }
}

function responseMap({ link, task }: LinearModel | TreesModel, calibration?: Calibration): ResponseMap {
  return (scores) => {
    const values = applyLink(link, scores.slice(), 1)
    if (calibration === undefined) return values
    return applyCalibration({ task, rowCount: 1, width: values.length, values }, [calibration]).values
  }
}

function pipelineMap({ calibration, targetTransform, task }: FittedPipeline): ResponseMap {
  return (values) => {
    const calibrated = applyCalibration({ task, rowCount: 1, width: values.length, values }, calibration).values
    return calibrated.map((value) => targetValue(targetTransform, value))
  }
}

function weightedSum(parts: readonly { readonly weight: number; readonly part: Contributions }[]): Contributions {
  const base = new Float64Array(parts[0].part.base.length)
  const values = new Float64Array(parts[0].part.values.length)
  for (const { weight, part } of parts) {
    part.base.forEach((value, k) => (base[k] += weight * value))
    part.values.forEach((value, i) => (values[i] += weight * value))
  }
  return { base, values }
}
