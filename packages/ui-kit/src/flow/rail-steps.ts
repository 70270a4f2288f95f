import { isStale, type RunState } from '../controllers/run-state.ts'
import type { RailStep, StepId, StepState } from '../elements/csv-rail.ts'
import { stepIds } from '../elements/csv-rail.ts'
import type { Locale } from '../i18n/locale.ts'
import { planTotals } from '../plan/edit-plan.ts'

/** The rail: what each step has found, or what it will take; a later step goes stale when an earlier one changes. */
export function railSteps(state: RunState, current: StepId, locale: Locale): readonly RailStep[] {
  const at = stepIds.indexOf(current)
  return stepIds.map((id, i) => {
    const { state: stepState, result } = facts[id](state, locale, i < at)
    return { id, state: stepState, result }
  })
}

type Facts = (
  state: RunState,
  locale: Locale,
  passed: boolean,
) => { readonly state: StepState; readonly result: string }

const facts: { readonly [S in StepId]: Facts } = {
  load: ({ summary, work }, { words }) =>
    summary
      ? { state: 'done', result: words.rowsAndColumns(summary.rowCount, summary.columns.length) }
      : { state: work === 'load' ? 'running' : 'todo', result: words.rail.todo.load },
  look: ({ profile, work, fit }, { words }, passed) => {
    if (!profile) return { state: work === 'profile' ? 'running' : 'todo', result: words.rail.todo.look }
    const settle = profile.findings.filter(({ severity }) => severity !== 'info').length
    return { state: passed || fit ? 'done' : 'todo', result: words.rail.findings(profile.findings.length, settle) }
  },
  clean: ({ plan, fit }, { words }, passed) => {
    if (!plan) return { state: 'todo', result: words.rail.todo.clean }
    const done = passed || fit !== null
    return {
      state: done ? 'done' : 'todo',
      result: done
        ? words.rail.accepted(planTotals(plan).accepted, plan.steps.length)
        : words.rail.suggested(plan.steps.length),
    }
  },
  train: (state, { words }) => {
    const { work, leaderboard, fit } = state
    const models = leaderboard?.candidates.filter(({ baseline }) => !baseline) ?? []
    if (work === 'fit')
      return {
        state: 'running',
        result: leaderboard
          ? words.rail.tried(models.filter(({ state: s }) => s === 'done' || s === 'failed').length, models.length)
          : words.train.running,
      }
    if (!fit) return { state: 'todo', result: words.rail.todo.train }
    const stale = isStale(state)
    if (stale) return { state: 'stale', result: stale === 'plan' ? words.rail.planChanged : words.rail.targetChanged }
    const kept = fit.leaderboard.candidates.filter(({ baseline }) => !baseline)
    return { state: 'done', result: words.rail.tied(kept.filter(({ tied }) => tied).length, kept.length) }
  },
  judge: (state, { words, format }, passed) => {
    const { fit } = state
    if (!fit) return { state: 'todo', result: words.rail.todo.judge }
    const { metric, metrics, task } = fit.evaluation
    const passedState = isStale(state) ? 'stale' : passed ? 'done' : 'todo'
    if (task === 'multiclass' && metrics.accuracy)
      return { state: passedState, result: words.rail.right(metrics.accuracy.value) }
    const value = metrics[metric]?.value
    const text = value === undefined ? '' : Math.abs(value) < 10 ? format.fixed(value, 2) : format.number(value)
    return { state: passedState, result: words.rail.score(text) }
  },
  use: (state, { words }) => ({
    state: isStale(state) && state.fit ? 'stale' : 'todo',
    result: state.fit ? words.rail.ready : words.rail.todo.use,
  }),
}
