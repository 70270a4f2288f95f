import { nothing, svg, type SVGTemplateResult } from 'lit'
import type { Candidate, Leaderboard } from '../core-types.ts'
import { linearScale } from '../util/scale.ts'
import { ticks } from '../util/ticks.ts'

/** The common axis of a leaderboard: where scores lie, where the simple rule stands, how wide the noise of the best is. */
export interface LeaderboardAxis {
  readonly domain: readonly [number, number]
  readonly baseline: number | null
  readonly band: readonly [number, number] | null
  readonly ticks: readonly number[]
}

export function leaderboardAxis({ candidates, greaterIsBetter }: Leaderboard): LeaderboardAxis {
  const done = candidates.filter(({ score, baseline }) => score !== null && !baseline)
  const rules = candidates
    .filter(({ score, baseline }) => score !== null && baseline)
    .map(({ score }) => score as number)
  const baseline = rules.length ? (greaterIsBetter ? Math.max(...rules) : Math.min(...rules)) : null
  const values = done.flatMap(({ score, interval }) => (interval ? [score as number, ...interval] : [score as number]))
  if (values.length === 0 && baseline === null) return { domain: [0, 1], baseline, band: null, ticks: [] }
  const low = Math.min(...values, ...(baseline === null ? [] : [baseline]))
  const high = Math.max(...values, ...(baseline === null ? [] : [baseline]))
  const margin = (high - low || Math.abs(high) || 1) * 0.06
  const domain = [low - margin, high + margin] as const
  return { domain, baseline, band: noiseBand(done), ticks: ticks(domain[0], domain[1], 5) }
}

/** The widest interval among the tied: inside it nobody is crowned. */
function noiseBand(done: readonly Candidate[]): readonly [number, number] | null {
  const tied = done.filter(({ tied, interval }) => tied && interval)
  if (tied.length === 0) return null
  return tied
    .map(({ interval }) => interval as readonly [number, number])
    .reduce((widest, next) => (next[1] - next[0] > widest[1] - widest[0] ? next : widest))
}

/** One candidate on the axis: stem from the baseline, interval, dot (filled when tied with the best). */
export function leaderboardRow(
  candidate: Candidate,
  axis: LeaderboardAxis,
  width: number,
  height: number,
): SVGTemplateResult {
  const inset = 7
  const x = linearScale(axis.domain, [inset, width - inset])
  const y = height / 2
  const at = candidate.score ?? mean(candidate.foldScores)
  const running = candidate.state === 'running'
  const clamp = (value: number) => Math.max(0, Math.min(width, x(value)))
  return svg`
    ${axis.baseline !== null ? svg`<line class="axis-2 dash" x1=${clamp(axis.baseline)} x2=${clamp(axis.baseline)} y1="0" y2=${height}/>` : nothing}
    ${
      at === null || isOffScale(candidate, axis)
        ? nothing
        : svg`
      ${axis.baseline !== null && !candidate.baseline ? svg`<line class="line stem" x1=${clamp(axis.baseline)} x2=${clamp(at)} y1=${y} y2=${y}/>` : nothing}
      ${candidate.interval ? svg`<line class="line ${candidate.tied ? '' : 'grey'}" x1=${clamp(candidate.interval[0])} x2=${clamp(candidate.interval[1])} y1=${y} y2=${y}/>` : nothing}
      ${
        running
          ? svg`<line class="line dash" x1=${clamp(at) - 12} x2=${clamp(at) + 12} y1=${y} y2=${y}/>`
          : svg`<circle class=${candidate.tied ? 'f-data' : 'hollow'} cx=${clamp(at)} cy=${y} r="5"/>`
      }`
    }`
}

/** Where the noise band lies, in pixels; the row paints it behind its whole height. */
export function leaderboardBand({ band, domain }: LeaderboardAxis, width: number): readonly [number, number] | null {
  if (!band) return null
  const x = linearScale(domain, [7, width - 7])
  return [Math.max(0, x(band[0])), Math.min(width, x(band[1]))]
}

/** A rule so far from the models that drawing it would hide their differences. */
export function isOffScale({ score }: Candidate, { domain }: LeaderboardAxis): boolean {
  return score !== null && (score < domain[0] || score > domain[1])
}

export function leaderboardScale(
  axis: LeaderboardAxis,
  width: number,
  write: (value: number) => string,
): SVGTemplateResult {
  const x = linearScale(axis.domain, [7, width - 7])
  const room = Math.max(1, Math.floor(width / 56))
  const every = Math.ceil(axis.ticks.length / room)
  return svg`<line class="axis-2" x1="0" x2=${width} y1="6" y2="6"/>${axis.ticks.filter((_, i) => i % every === 0).map((value) => svg`<text class="m" x=${x(value)} y="23">${write(value)}</text>`)}`
}

function mean(values: readonly number[]): number | null {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null
}
