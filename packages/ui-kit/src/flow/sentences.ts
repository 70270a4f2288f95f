import type { RunState } from '../controllers/run-state.ts'
import type { CleaningPlan, Leaderboard } from '../core-types.ts'
import { learnerText } from '../i18n/learner-text.ts'
import type { Locale } from '../i18n/locale.ts'
import { metricTitle } from '../i18n/metric-text.ts'
import { isOn, planTotals } from '../plan/edit-plan.ts'

/** What is in the file: rows, the answer's share, what to settle. */
export function lookSentence({ summary, profile, target }: RunState, { words, format }: Locale): string {
  const rows = summary?.rowCount ?? profile?.rowCount ?? 0
  const columns = summary?.columns.length ?? profile?.columnCount ?? 0
  if (!profile) return words.look.noTarget(rows, columns)
  const settle = words.look.settle(profile.findings.filter(({ severity }) => severity !== 'info').length)
  const known = profile.target?.name === target ? profile.target : null
  if (!known) return words.look.noTarget(rows, columns) + settle
  if (known.task === 'regression') {
    const number = profile.columns.find(({ name }) => name === known.name)?.number
    return (
      (number
        ? words.look.regression(rows, known.name, format.number(number.min), format.number(number.max))
        : words.look.noTarget(rows, columns)) + settle
    )
  }
  const total = Math.max(
    1,
    known.classes.reduce((sum, { count }) => sum + count, 0),
  )
  const value = known.positive ?? known.classes[0]?.value ?? ''
  const share = (known.classes.find((other) => other.value === value)?.count ?? 0) / total
  return (known.task === 'binary' ? words.look.binary : words.look.multiclass)(rows, share, known.name, value) + settle
}

/** What the accepted steps do to the rows and cells. */
export function planSentence(plan: CleaningPlan, rows: number, { words }: Locale): string {
  const { accepted, cells, droppedRows } = planTotals(plan)
  const kept = droppedRows > 0 ? words.plan.rowsOut(rows, droppedRows) : words.plan.nothingLost(rows)
  return kept + (accepted === 0 ? words.plan.noneAccepted : words.plan.touched(accepted, cells))
}

/** Which model works best, and whether anybody may be crowned. */
export function trainSentence(state: RunState, locale: Locale): string {
  const { words } = locale
  const { leaderboard, work, target, profile, summary, plan } = state
  if (!target) return words.train.pickAnswer
  if (leaderboard) {
    const said = leaderSentence(leaderboard, work === 'fit', locale)
    if (said) return said
  }
  if (work === 'fit') return words.train.running
  const task = profile?.target?.name === target ? words.train.tasks[profile.target.task] : words.wait
  const dropped =
    plan?.steps.filter((step) => isOn(step) && step.column !== null && /^(drop|leaveOut|remove)/i.test(step.action))
      .length ?? 0
  return words.train.ready(target, task, Math.max(0, (summary?.columns.length ?? 1) - 1 - dropped))
}

function leaderSentence(
  { candidates, greaterIsBetter, metric }: Leaderboard,
  running: boolean,
  locale: Locale,
): string | null {
  const { words, format } = locale
  const done = candidates.filter(({ score, baseline }) => score !== null && !baseline)
  if (done.length === 0) return null
  const best = done.reduce((top, next) =>
    (next.score as number) > (top.score as number) === greaterIsBetter ? next : top,
  )
  const tied = done.filter((candidate) => candidate.tied).length
  const kept = done.find(({ chosen }) => chosen) ?? best
  const write = (value: number) =>
    `${metricTitle(metric, locale)} ${Math.abs(value) < 10 ? format.fixed(value, 2) : format.number(value)}`
  const score = write(best.score as number)
  if (running)
    return tied > 1 ? words.train.tiedSoFar(tied, score) : words.train.leadSoFar(learnerText(best, locale), score)
  return tied > 1
    ? words.train.tied(tied, learnerText(kept, locale), score)
    : words.train.best(learnerText(kept, locale), write(kept.score as number))
}
