import type { ColumnProfile, Profile } from '../profile/profile.ts'
import type { Dataset } from '../table/dataset.ts'
import type { CleaningAction, KindVerdict, SuggestContext } from './action.ts'
import { actions } from './actions/index.ts'
import { kindByFindings, kindByType, kindEvidence, kindPredictor } from './kind/column-kind.ts'
import type { KindForest } from './kind/kind-forest.ts'
import { makeStep } from './make-step.ts'
import type { CleaningPlan, CleaningStep } from './plan.ts'
import { preview } from './preview.ts'

export interface SuggestOptions {
  /** The column to be predicted; that of the profile when absent. It is never changed. */
  readonly target?: string
  /** The larger model of `@csvanalyzer/core/column-kinds`, in place of SimpleCleanModel: it is right more often and cannot say why. */
  readonly kindModel?: KindForest
}

/**
 * What to do about the findings: ordered steps, each with its reason, the rule that led to it, the cells it touches and a preview.
 * Nothing is done yet; `clean` and `fit` do the steps that are not rejected or undone. Pure, and cheap beside the profile.
 * @example const plan = suggest(dataset, summary, { target: 'Survived' })
 */
export function suggest(dataset: Dataset, profile: Profile, options: SuggestOptions = {}): CleaningPlan {
  const target = options.target ?? profile.target?.name ?? null
  const predict = kindPredictor(options.kindModel)
  const contexts = profile.columns
    .filter((column) => column.name !== target)
    .map((column) => contextOf(dataset, profile, target, column, predict))
  const table: SuggestContext = {
    dataset,
    profile,
    target,
    column: null,
    kind: null,
    findings: profile.findings.filter((finding) => finding.column === undefined),
  }
  const dropped = new Set(
    contexts.filter((context) => actions.dropColumn.suggest!(context) !== null).map((context) => context.column!.name),
  )
  const steps: CleaningStep[] = []
  for (const action of Object.values<CleaningAction>(actions)) {
    if (action.suggest === undefined) continue
    const over =
      action.on === 'table'
        ? [table]
        : contexts.filter((context) => action.name === 'dropColumn' || !dropped.has(context.column!.name))
    for (const context of over) {
      const step = suggestedStep(action, context)
      if (step !== null) steps.push(preview(dataset, step, target))
    }
  }
  return { version: 1, target, steps }
}

function contextOf(
  dataset: Dataset,
  profile: Profile,
  target: string | null,
  column: ColumnProfile,
  predict: ReturnType<typeof kindPredictor>,
): SuggestContext {
  const findings = profile.findings.filter((finding) => finding.column === column.name)
  const data = dataset.column(column.name)
  const kind = kindByType(column, data) ?? kindByFindings(findings) ?? predict(kindEvidence(column, data))
  return { dataset, profile, target, column, findings, kind }
}

function suggestedStep(action: CleaningAction, context: SuggestContext): CleaningStep | null {
  const suggestion = action.suggest!(context)
  if (suggestion === null) return null
  return makeStep({
    action: action.name,
    column: context.column?.name ?? null,
    options: suggestion.options ?? {},
    reason: suggestion.reason,
    status: 'suggested',
    rule: ruleOf(context.kind),
    finding: suggestion.finding ?? null,
  })
}

function ruleOf(kind: KindVerdict | null): CleaningStep['rule'] {
  return kind === null ? null : { kind: kind.kind, confidence: kind.confidence, path: kind.path }
}
