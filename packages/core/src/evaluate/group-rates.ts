import { effectiveCount, meanInterval } from './mean-interval.ts'
import type { Estimate } from './estimate.ts'
import type { JudgedRows } from './judged-rows.ts'
import { predictedClasses } from '../metrics/predicted-classes.ts'
import { proportionInterval } from './proportion-interval.ts'

/** Rates of some of the judged rows, by name; those that have no rows to speak of are left out. */
export type GroupRates = (positions: readonly number[]) => { readonly [rate: string]: Estimate }

/** Whom a decision falls on, and how often it is wrong. */
export function groupRates(judged: JudgedRows): GroupRates {
  return judged.task === 'regression' ? errorRates(judged) : decisionRates(judged)
}

function decisionRates({ actual, predicted, rule, weights, task }: JudgedRows): GroupRates {
  const decided = predictedClasses(predicted, rule)
  return (positions) => {
    const share = (among: (i: number) => boolean, counted: (i: number) => boolean) =>
      shareOf(positions.filter(among), counted, weights)
    const all = () => true
    const right = (i: number) => decided[i] === actual[i]
    if (task === 'multiclass') return named({ accuracy: share(all, right) })
    const isPositive = (i: number) => actual[i] === 1
    const isChosen = (i: number) => decided[i] === 1
    return named({
      baseRate: share(all, isPositive),
      selectionRate: share(all, isChosen),
      truePositiveRate: share(isPositive, isChosen),
      falsePositiveRate: share((i) => !isPositive(i), isChosen),
      precision: share(isChosen, isPositive),
      accuracy: share(all, right),
    })
  }
}

function errorRates({ actual, predicted, bounds, weights }: JudgedRows): GroupRates {
  const errorOf = (i: number) => predicted.values[i] - actual[i]
  return (positions) => {
    const mean = (of: (i: number) => number) =>
      meanInterval(positions.map(of), weights && positions.map((i) => weights[i]))
    return named({
      meanActual: mean((i) => actual[i]),
      meanPrediction: mean((i) => predicted.values[i]),
      bias: mean(errorOf),
      mae: mean((i) => Math.abs(errorOf(i))),
      coverage:
        bounds && shareOf(positions, (i) => actual[i] >= bounds.lower[i] && actual[i] <= bounds.upper[i], weights),
    })
  }
}

function shareOf(
  positions: readonly number[],
  counted: (i: number) => boolean,
  weights?: Float64Array,
): Estimate | null {
  const own = positions.map((i) => (weights ? weights[i] : 1))
  const total = own.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) return null
  const hits = positions.reduce((sum, i, k) => sum + (counted(i) ? own[k] : 0), 0)
  return proportionInterval(hits / total, effectiveCount(own))
}

function named(rates: { readonly [rate: string]: Estimate | null }): { readonly [rate: string]: Estimate } {
  return Object.fromEntries(Object.entries(rates).filter((entry): entry is [string, Estimate] => entry[1] !== null))
}
