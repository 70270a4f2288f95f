import type { LinearModel, Link } from '../../models/model.ts'
import type { Task } from '../../matrix/task.ts'
import type { Design } from './design.ts'

/** Coefficients of the standardised columns (row-major scores × width), brought back to the units of the features. */
export function linearModelOf(
  design: Pick<Design, 'scales' | 'means' | 'features'>,
  head: { readonly task: Task; readonly classes: number; readonly link: Link },
  scaled: Float64Array,
  centredIntercepts: Float64Array,
  scaledErrors?: Float64Array,
): LinearModel {
  const { scales, means, features } = design
  const width = features.length
  const coefficients = scaled.map((value, at) => value / scales[at % width])
  const intercepts = centredIntercepts.map((intercept, k) => {
    let shift = 0
    for (let j = 0; j < width; j++) shift += coefficients[k * width + j] * means[j]
    return intercept - shift
  })
  const standardErrors = scaledErrors?.map((value, at) => value / scales[at % width])
  return {
    version: 1,
    format: 'linear',
    ...head,
    features,
    coefficients,
    intercepts,
    ...(standardErrors ? { standardErrors } : {}),
  }
}
