import { log } from '../util/log.ts'
import type { ResolvedTarget } from './resolve-target.ts'
import { pickNumbers } from '../util/pick-numbers.ts'

/** Third standardised moment from which a logarithm is worth a try. */
const strong = 0.75

/** Whether a target is positive throughout, leans strongly to small values, and leans less as a logarithm. */
export function isSkewed({ task, rows, y }: ResolvedTarget): boolean {
  if (task !== 'regression') return false
  const values = pickNumbers(y, rows)
  if (values.some((value) => value <= 0)) return false
  const raw = skewness(values)
  return raw > strong && Math.abs(skewness(values.map(log))) < raw
}

/** Whether a target leans strongly to one side and a logarithm is out of question: it has zeros, or values below, or leans to large ones. */
export function isBent({ task, rows, y }: ResolvedTarget): boolean {
  if (task !== 'regression') return false
  const values = pickNumbers(y, rows)
  return Math.abs(skewness(values)) > strong && (values.some((value) => value <= 0) || skewness(values) < 0)
}

function skewness(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let second = 0
  let third = 0
  for (const value of values) {
    const distance = value - mean
    second += distance * distance
    third += distance * distance * distance
  }
  const deviation = Math.sqrt(second / values.length)
  return deviation > 0 ? third / values.length / (deviation * deviation * deviation) : 0
}
