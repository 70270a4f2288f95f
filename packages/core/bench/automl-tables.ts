import { automlPeers, type AutomlPeer, type FoldResult, type PeerFold } from './automl-lines.ts'
import type { ProbabilityScores } from './automl-probabilities.ts'

export interface Reference {
  readonly target: string
  readonly drop: readonly string[]
  readonly file?: string
  readonly n: number
  readonly metric: 'auc' | 'logloss' | 'rmse'
  readonly folds: { readonly [peer in (typeof referencePeers)[number]]?: readonly number[] }
}

const referencePeers = ['rf', 'lgbm', 'lin', 'mean3'] as const
const singles = ['rf', 'lgbm', 'lin'] as const
type References = { readonly [set: string]: Reference }

/** Everything the bar asks for, of the sets in the order of the references. */
export function barOf(references: References, results: readonly FoldResult[], peers: readonly PeerFold[]): string {
  const sets = Object.keys(references).filter((set) => results.some((result) => result.set === set))
  const all = sets.map((set) => ({
    set,
    reference: references[set],
    own: results.filter((result) => result.set === set),
    peers: peers.filter((peer) => peer.set === set),
  }))
  return [scores(all), ranks(all), sameTime(all), failures(all), probabilities(all), coverage(all)]
    .filter((text) => text !== '')
    .join('\n\n')
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
    'folds',
    'metric',
    'ours',
    ...referencePeers,
    ...automlPeers,
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
      String(own.length),
      reference.metric,
      show(ownMean(one)),
      ...referencePeers.map((peer) => show(peerMean(one, peer))),
      ...automlPeers.map((peer) => show(automlMean(one, peer))),
      best,
      inErrors(gains),
      verdictOf(one, gains),
      seconds(own.map((one) => one.seconds)),
      seconds(own.map((one) => one.cpuSeconds)),
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

/** The average rank over the sets on which a player has a score. */
function ranks(all: readonly SetResult[]): string {
  const players: readonly { readonly name: string; readonly of: (one: SetResult) => number }[] = [
    { name: 'ours', of: ownMean },
    ...referencePeers.map((peer) => ({ name: peer, of: (one: SetResult) => peerMean(one, peer) })),
    ...automlPeers.map((peer) => ({ name: peer, of: (one: SetResult) => automlMean(one, peer) })),
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

/** FLAML and AutoGluon, whose budget was the CPU time of ours: `gain/se` in paired folds, and the CPU time they took as a share of ours. */
function sameTime(all: readonly SetResult[]): string {
  const present = automlPeers.filter((peer) => all.some((one) => one.peers.some((fold) => fold.peer === peer)))
  if (present.length === 0) return ''
  const compared = all.map((one) => present.map((peer) => pairsOf(one, peer)))
  const rows = all.map((one, i) => {
    const cells = present.flatMap((peer, k) => {
      const gains = compared[i][k].map(({ gain }) => gain)
      return [show(automlMean(one, peer)), inErrors(gains), cpuRatio(compared[i][k])]
    })
    return [one.set, show(ownMean(one)), seconds(one.own.map(({ cpuSeconds }) => cpuSeconds)), ...cells]
  })
  const totals = present.flatMap((_, k) => {
    const each = compared.map((pairs) => pairs[k]).filter((pairs) => pairs.length > 0)
    const ahead = each.filter((pairs) => mean(pairs.map(({ gain }) => gain)) > 0).length
    return ['', `${ahead} of ${each.length}`, cpuRatio(each.flat())]
  })
  const header = ['same CPU time', 'ours', 'CPU', ...present.flatMap((peer) => [peer, 'gain/se', 'CPU/ours'])]
  return table(header, [...rows, ['ours ahead', '', '', ...totals]])
}

interface Pair {
  readonly gain: number
  readonly ours: number
  readonly theirs: number
}

function pairsOf({ reference, own, peers }: SetResult, peer: AutomlPeer): readonly Pair[] {
  return own.flatMap(({ fold, score, cpuSeconds }) => {
    const theirs = peers.find((one) => one.peer === peer && one.fold === fold && one.score !== undefined)
    if (theirs === undefined) return []
    return [{ gain: signOf(reference) * (score - theirs.score!), ours: cpuSeconds, theirs: theirs.cpuSeconds }]
  })
}

function cpuRatio(pairs: readonly Pair[]): string {
  const sum = (of: (pair: Pair) => number) => pairs.reduce((total, pair) => total + of(pair), 0)
  return pairs.length === 0 ? '-' : (sum(({ theirs }) => theirs) / sum(({ ours }) => ours)).toFixed(2)
}

/** Why a peer has no score. */
function failures(all: readonly SetResult[]): string {
  return all
    .flatMap(({ peers }) => peers.filter(({ error }) => error !== undefined))
    .map(({ set, fold, peer, error }) => `no score of ${peer} on ${set}, fold ${fold}: ${error}`)
    .join('\n')
}

/** Probabilities against LightGBM's: below 1 standard error of the paired difference counts as level. */
function probabilities(all: readonly SetResult[]): string {
  const rows = all.flatMap(({ set, own, peers }) => {
    const pairs = own.flatMap(({ fold, probabilities: ours }) => {
      const theirs = peers.find((peer) => peer.peer === 'lgbm' && peer.fold === fold)?.probabilities
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
        ...floorOf(pairs.map(({ ours }) => ours)),
      ],
    ]
  })
  const header = 'probabilities,log loss,lgbm,,Brier,lgbm,,calibration error,lgbm,,floor,above/sd'.split(',')
  return rows.length === 0 ? '' : table(header, rows)
}

/** The calibration error that chance alone would show, and how many times its scatter over these folds ours lies above it. */
function floorOf(ours: readonly ProbabilityScores[]): readonly string[] {
  const folds = ours.flatMap(({ calibrationError, calibrationFloor }) =>
    calibrationFloor ? [{ above: calibrationError - calibrationFloor.mean, ...calibrationFloor }] : [],
  )
  if (folds.length < ours.length) return ['-', '-']
  const spread = Math.sqrt(mean(folds.map((fold) => fold.spread ** 2)) / folds.length)
  return [show(mean(folds.map((fold) => fold.mean))), (mean(folds.map(({ above }) => above)) / spread).toFixed(1)]
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

function automlMean({ own, peers }: SetResult, peer: AutomlPeer): number {
  return mean(own.map(({ fold }) => peers.find((one) => one.peer === peer && one.fold === fold)?.score ?? NaN))
}

/** A mean in its own standard errors; of one fold there is none. */
function inErrors(gains: readonly number[]): string {
  const ratio = mean(gains) / standardError(gains)
  return Number.isFinite(ratio) ? ratio.toFixed(2) : '-'
}

function standardError(values: readonly number[]): number {
  const squares = values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0)
  return Math.sqrt(squares / Math.max(1, values.length - 1) / values.length)
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}

function seconds(values: readonly number[]): string {
  return mean(values).toFixed(1)
}

function show(value: number): string {
  return Number.isNaN(value) ? '-' : value.toPrecision(4)
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)))
  return [header, ...rows].map((row) => row.map((cell, column) => cell.padStart(widths[column])).join('  ')).join('\n')
}
