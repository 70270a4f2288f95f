import type { ProbabilityScores } from './automl-probabilities.ts'

export interface Reference {
  readonly target: string
  readonly drop: readonly string[]
  readonly file?: string
  readonly n: number
  readonly metric: 'auc' | 'logloss' | 'rmse'
  readonly folds: { readonly [peer in (typeof referencePeers)[number]]?: readonly number[] }
}

export interface FoldResult {
  readonly set: string
  readonly fold: number
  readonly score: number
  readonly outOfFold: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly chosen: string
  readonly probabilities?: ProbabilityScores
  /** By fifths of the prediction. */
  readonly covered?: readonly { readonly inside: number; readonly rows: number }[]
}

export interface PeerFold {
  readonly set: string
  readonly fold: number
  readonly flaml: number | null
  readonly lgbm?: ProbabilityScores
}

const referencePeers = ['rf', 'lgbm', 'lin', 'mean3'] as const
const singles = ['rf', 'lgbm', 'lin'] as const
type References = { readonly [set: string]: Reference }

/** Everything the bar asks for, from one run. */
export function barOf(
  references: References,
  sets: readonly string[],
  results: readonly FoldResult[],
  peers: readonly PeerFold[],
): string {
  const all = sets.map((set) => ({
    set,
    reference: references[set],
    own: results.filter((result) => result.set === set),
    peers: peers.filter((peer) => peer.set === set),
  }))
  return [scores(all), ranks(all), probabilities(all), coverage(all)].filter((text) => text !== '').join('\n\n')
}

interface SetResult {
  readonly set: string
  readonly reference: Reference
  readonly own: readonly FoldResult[]
  readonly peers: readonly PeerFold[]
}

/** Mean scores; `gain/se` is how much better than the best single peer in paired fold differences, in standard errors over folds. */
function scores(all: readonly SetResult[]): string {
  const header = [
    'set',
    'metric',
    'ours',
    ...referencePeers,
    'flaml',
    'best single',
    'gain/se',
    'verdict',
    'seconds',
    'cpu',
  ]
  const rows = all.map((one) => {
    const { set, reference, own } = one
    const sign = signOf(reference)
    const best = singles.reduce((a, b) => (sign * peerMean(one, b) > sign * peerMean(one, a) ? b : a))
    const gains = own.map(({ score, fold }) => sign * (score - reference.folds[best]![fold]))
    return [
      set,
      reference.metric,
      show(ownMean(one)),
      ...referencePeers.map((peer) => show(peerMean(one, peer))),
      show(flamlMean(one)),
      best,
      (mean(gains) / standardError(gains)).toFixed(2),
      verdictOf(one, gains),
      mean(own.map(({ seconds }) => seconds)).toFixed(1),
      mean(own.map(({ cpuSeconds }) => cpuSeconds)).toFixed(1),
    ]
  })
  return table(header, rows)
}

function verdictOf(one: SetResult, gains: readonly number[]): string {
  const sign = signOf(one.reference)
  const equalMean = peerMean(one, 'mean3')
  if (mean(gains) < -standardError(gains)) return 'worse'
  if (mean(gains) < 0) return 'within 1 se'
  return Number.isNaN(equalMean) || sign * ownMean(one) >= sign * equalMean ? 'best' : 'beats singles'
}

/** The average rank over the sets, among those that have a score on every set. */
function ranks(all: readonly SetResult[]): string {
  const players: readonly { readonly name: string; readonly of: (one: SetResult) => number }[] = [
    { name: 'ours', of: ownMean },
    ...referencePeers.map((peer) => ({ name: peer, of: (one: SetResult) => peerMean(one, peer) })),
    { name: 'flaml', of: flamlMean },
  ]
  const average = ({ of }: (typeof players)[number]) => {
    const places = all
      .filter((one) => !Number.isNaN(of(one)))
      .map((one) => {
        const sign = signOf(one.reference)
        return 1 + players.filter((other) => sign * other.of(one) > sign * of(one)).length
      })
    return places.length === 0 ? null : { places: mean(places), sets: places.length }
  }
  const rows = players.flatMap((player) => {
    const rank = average(player)
    return rank === null ? [] : [[player.name, rank.places.toFixed(2), String(rank.sets)]]
  })
  return table(['average rank', '', 'sets'], rows)
}

/** Probabilities against LightGBM's: below 1 standard error of the paired difference counts as level. */
function probabilities(all: readonly SetResult[]): string {
  const rows = all.flatMap(({ set, own, peers }) => {
    const pairs = own.flatMap(({ fold, probabilities: ours }) => {
      const theirs = peers.find((peer) => peer.fold === fold && peer.lgbm)?.lgbm
      return ours && theirs ? [{ ours, theirs }] : []
    })
    if (pairs.length === 0) return []
    return [
      [
        set,
        ...(['logLoss', 'brier', 'calibrationError'] as const).flatMap((name) => {
          const losses = pairs.map(({ ours, theirs }) => ours[name] - theirs[name])
          const verdict = mean(losses) <= 0 ? 'better' : mean(losses) <= standardError(losses) ? 'level' : 'worse'
          return [
            show(mean(pairs.map(({ ours }) => ours[name]))),
            show(mean(pairs.map(({ theirs }) => theirs[name]))),
            verdict,
          ]
        }),
      ],
    ]
  })
  const header = ['probabilities', 'log loss', 'lgbm', '', 'Brier', 'lgbm', '', 'calibration error', 'lgbm', '']
  return rows.length === 0 ? '' : table(header, rows)
}

/** Coverage of the 90 % intervals against .90 ± max(.02, 2.5·√(.09/n)), of all rows and of fifths of the prediction. */
function coverage(all: readonly SetResult[]): string {
  const rows = all.flatMap(({ set, own }) => {
    const parts = own.flatMap(({ covered }) => (covered ? [covered] : []))
    if (parts.length === 0) return []
    const fifths = Array.from({ length: 5 }, (_, fifth) => sumOf(parts.map((part) => part[fifth])))
    const whole = sumOf(fifths)
    const [all, ...each] = [whole, ...fifths].map(
      (part) => `${(part.inside / part.rows).toFixed(3)}${isCovered(part) ? '' : ' !'}`,
    )
    return [[set, String(whole.rows), all, ...each]]
  })
  const header = ['coverage of 90 %', 'rows', 'all', 'lowest fifth', '2', '3', '4', 'highest']
  return rows.length === 0 ? '' : table(header, rows)
}

interface Covered {
  readonly inside: number
  readonly rows: number
}

function sumOf(parts: readonly Covered[]): Covered {
  return parts.reduce((sum, part) => ({ inside: sum.inside + part.inside, rows: sum.rows + part.rows }))
}

function isCovered({ inside, rows }: Covered): boolean {
  return Math.abs(inside / rows - 0.9) <= Math.max(0.02, 2.5 * Math.sqrt(0.09 / rows))
}

function signOf({ metric }: Reference): number {
  return metric === 'auc' ? 1 : -1
}

function ownMean({ own }: SetResult): number {
  return mean(own.map(({ score }) => score))
}

function peerMean({ reference, own }: SetResult, peer: (typeof referencePeers)[number]): number {
  return mean(own.map(({ fold }) => reference.folds[peer]?.[fold] ?? NaN))
}

function flamlMean({ own, peers }: SetResult): number {
  return mean(own.map(({ fold }) => peers.find((peer) => peer.fold === fold && peer.flaml !== null)?.flaml ?? NaN))
}

function standardError(values: readonly number[]): number {
  const squares = values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0)
  return Math.sqrt(squares / Math.max(1, values.length - 1) / values.length)
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}

function show(value: number): string {
  return Number.isNaN(value) ? '-' : value.toPrecision(4)
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)))
  return [header, ...rows].map((row) => row.map((cell, column) => cell.padStart(widths[column])).join('  ')).join('\n')
}
