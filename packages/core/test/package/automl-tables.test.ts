import { expect, test } from 'vitest'
import { randomFrom } from '../../src/util/random.ts'
import { positive } from '../metrics/predictions.ts'
import { type FoldResult, type PeerFold, readLines } from '../../bench/automl-lines.ts'
import { probabilityScores } from '../../bench/automl-probabilities.ts'
import { barOf, type Reference } from '../../bench/automl-tables.ts'

const reference: Reference = {
  target: 'y',
  drop: [],
  n: 10,
  metric: 'rmse',
  folds: { rf: [4, 4], lgbm: [3, 3], lin: [5, 5], mean3: [2.5, 2.5] },
}
const references = { small: reference, other: { ...reference, metric: 'auc' }, never: reference } as const

const ours = (set: string, fold: number, score: number): FoldResult => ({
  set,
  fold,
  score,
  outOfFold: score,
  seconds: 2,
  cpuSeconds: 2,
  chosen: '[]',
})
const theirs = (set: string, fold: number, peer: PeerFold['peer'], score: number, cpuSeconds = 3): PeerFold => ({
  set,
  fold,
  peer,
  score,
  cpuSeconds,
})
const written = (lines: readonly object[]) => lines.map((line) => JSON.stringify(line)).join('\n')

/** The cells of the line of a table that starts with a name. */
function cells(text: string, table: string, name: string): readonly string[] {
  const lines = text.split('\n\n').find((part) => part.trimStart().startsWith(table))
  const line = lines?.split('\n').find((one) => one.trimStart().startsWith(name))
  return line?.trim().split(/ {2,}/) ?? []
}

const results = [ours('small', 0, 2), ours('small', 1, 3), ours('other', 0, 6), ours('other', 1, 6)]
const peers = [
  theirs('small', 0, 'flaml', 3),
  theirs('small', 1, 'flaml', 5, 5),
  theirs('other', 0, 'flaml', 7),
  theirs('other', 1, 'flaml', 8),
  theirs('small', 0, 'autogluon', 1),
  { set: 'small', fold: 1, peer: 'autogluon', cpuSeconds: 1, error: 'ValueError: no model' } as const,
]

test('FLAML and AutoGluon stand beside the references, with the CPU time they took as a share of ours', () => {
  const text = barOf(references, results, peers)
  expect(cells(text, 'set', 'small').slice(0, 9)).toEqual('small,2,rmse,2.500,4.000,3.000,5.000,2.500,4.000'.split(','))
  expect(cells(text, 'same CPU time', 'small')).toEqual('small,2.500,2.0,4.000,3.00,2.00,-,-,1.50'.split(','))
  expect(cells(text, 'same CPU time', 'other')).toEqual('other,6.000,2.0,7.500,-3.00,1.50,-,-,-'.split(','))
  expect(cells(text, 'same CPU time', 'ours ahead')).toEqual('ours ahead,1 of 2,1.75,0 of 1,1.50'.split(','))
})

test('a peer takes part in the ranks of the sets on which it has all folds, and a missing score has its reason', () => {
  const text = barOf(references, results, peers)
  expect(cells(text, 'average rank', 'flaml')).toEqual(['flaml', '2.50', '2'])
  expect(cells(text, 'average rank', 'ours')).toEqual(['ours', '1.50', '2'])
  expect(cells(text, 'average rank', 'autogluon')).toEqual([])
  expect(text).toContain('no score of autogluon on small, fold 1: ValueError: no model')
})

test('without such peers there is no table of them', () => {
  const text = barOf(references, results, [])
  expect(text).not.toContain('same CPU time')
  expect(cells(text, 'set', 'small').slice(8, 10)).toEqual(['-', '-'])
})

/** Classes drawn with some probabilities, and others claimed. */
function claimed(claim: (share: number) => number) {
  const random = randomFrom(3, 'claims')
  const shares = Array.from({ length: 3000 }, () => random.next())
  const actual = Float64Array.from(shares, (share) => (random.next() < share ? 1 : 0))
  return probabilityScores(actual, positive(shares.map(claim)))
}

test('honest probabilities show the calibration error of chance, claims that are too sure show more', () => {
  const honest = claimed((share) => share)
  const tooSure = claimed((share) => (share < 0.5 ? share / 2 : 1 - (1 - share) / 2))
  const floor = honest.calibrationFloor!
  expect(Math.abs(honest.calibrationError - floor.mean)).toBeLessThan(3 * floor.spread)
  expect(tooSure.calibrationError).toBeGreaterThan(tooSure.calibrationFloor!.mean + 10 * floor.spread)
})

test('the table of probabilities says what calibration error chance alone would show', () => {
  const scored = (calibrationError: number) => ({
    logLoss: 0.4,
    brier: 0.1,
    calibrationError,
    calibrationFloor: { mean: 0.03, spread: 0.004 },
  })
  const own = results.slice(0, 2).map((result, i) => ({ ...result, probabilities: scored(i === 0 ? 0.03 : 0.05) }))
  const lgbm = own.map(({ set, fold }) => ({ ...theirs(set, fold, 'lgbm', 3), probabilities: scored(0.08) }))
  expect(cells(barOf(references, own, lgbm), 'probabilities', 'small').slice(7)).toEqual(
    '0.04000,0.08000,better,0.03000,3.5'.split(','),
  )
})

test('pieces are put together in the order of the references, whatever stands between the lines', () => {
  const [first, second] = [written(results.slice(2)), written([...results.slice(0, 2), ...peers])]
  const read = readLines([`> npm run\n${first}\n\nset  folds\n`, second])
  expect(barOf(references, read.results, read.peers)).toBe(barOf(references, results, peers))
})

test('of a fold that was run twice the later counts, and no peer of the earlier', () => {
  const text = written([ours('small', 0, 2), ...peers, ours('small', 0, 9), theirs('small', 0, 'flaml', 8)])
  const read = readLines([text])
  expect(read.results).toEqual([ours('small', 0, 9)])
  const kept = read.peers.map(({ set, fold, peer, score }) => [set, fold, peer, score])
  expect(kept.filter(([set, fold]) => set === 'small' && fold === 0)).toEqual([['small', 0, 'flaml', 8]])
  expect(kept).toHaveLength(5)
})

test('a line that was cut is named', () => {
  expect(() => readLines([written([ours('small', 0, 2)]).slice(0, 40)])).toThrow(/this line is cut: {"set":"small"/)
})
