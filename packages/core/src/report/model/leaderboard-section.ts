import { metrics, type MetricName } from '../../metrics/index.ts'
import type { Candidate, Leaderboard } from '../../search/leaderboard.ts'
import { intervalsChart } from '../charts/intervals.ts'
import { dataTable } from '../data-table.ts'
import { markup } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportSection } from '../section.ts'
import { modelWords } from './model-words.ts'
import { titleIn } from './title-in.ts'

/** Every candidate with its interval; those that cannot be told from the best are filled. */
export function leaderboardSection(board: Leaderboard, locale: ReportLocale): ReportSection {
  const words = modelWords(locale.language)
  const { format } = locale
  const title = titleIn(locale.language, metrics[board.metric as MetricName]?.title ?? board.metric)
  const reason = reasonOf(board, locale)
  const scored = board.candidates.filter(({ score }) => score !== null)
  const chart = intervalsChart(
    {
      title,
      sentence: reason,
      head: [words.candidate, title, words.lower, words.upper],
      rows: scored.map(({ title: label, score, interval, tied, chosen }) => ({
        label: titleIn(locale.language, label),
        value: score!,
        lower: interval?.[0] ?? score!,
        upper: interval?.[1] ?? score!,
        hollow: !tied && !chosen,
      })),
      write: (value) => format.number(value),
    },
    locale,
  )
  const rows = board.candidates.map((candidate) => [
    titleIn(locale.language, candidate.title),
    format.score(candidate.score),
    candidate.interval === null ? '–' : candidate.interval.map(format.score).join(' … '),
    ...costOf(candidate, locale),
    noteOf(candidate, locale),
  ])
  const head = [words.candidate, title, words.interval, words.fitTime, words.predictTime, words.size, words.note]
  const table = dataTable({ head, rows, numbers: [1, 2, 3, 4, 5] })
  return {
    id: 'leaderboard',
    title: words.leaderboard,
    body: markup`<div class="sheet"><p>${reason}</p>${scored.length > 0 && chart}${table}</div>`,
  }
}

function reasonOf({ candidates, reason, folds }: Leaderboard, { language }: ReportLocale): string {
  const done = candidates.filter(({ state, baseline, score }) => state === 'done' && !baseline && score !== null)
  const kept = done.find(({ chosen }) => chosen)
  const tied = done.filter((candidate) => candidate.tied).length
  return modelWords(language).kept(
    reason,
    titleIn(language, kept?.title ?? ''),
    titleIn(language, done[0]?.title ?? ''),
    folds === 1 ? null : tied - 1,
  )
}

/** Seconds of training, microseconds for each row of prediction, and kilobytes. */
function costOf(
  { state, fitMilliseconds, predictMicrosecondsPerRow, modelBytes }: Candidate,
  { format }: ReportLocale,
): readonly string[] {
  if (state !== 'done') return ['–', '–', '–']
  return [fitMilliseconds / 1000, predictMicrosecondsPerRow, modelBytes / 1000].map((value) =>
    format.number(value >= 100 ? Math.round(value) : Number(value.toPrecision(2))),
  )
}

function noteOf({ state, error, foldScores, chosen, tied, baseline }: Candidate, { language }: ReportLocale): string {
  const words = modelWords(language)
  if (state === 'failed') return words.failed(error?.message ?? '')
  if (state === 'skipped') return foldScores.length > 0 ? words.leftEarly : words.skipped
  return chosen ? words.chosen : tied ? words.tied : baseline ? words.baseline : ''
}
