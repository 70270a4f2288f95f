import { describeStep, type CleaningPlan, type CleaningStep, type PlanEffects } from '../node.ts'
import { countText, numberText } from './number-text.ts'

const previewsShown = 3
const longest = 60

/** A plan for the terminal: each step with its reason, the rule that led to it, some rows before and after, and what it brings. */
export function planText({ steps }: CleaningPlan, effects: PlanEffects | null): string {
  if (steps.length === 0) return 'Nothing to clean.'
  const blocks = steps.map((step, index) =>
    [
      `${step.id}${statusText(step)}  ${countText(step.affected.cells, 'cell')} in ${countText(step.affected.rows, 'row')}`,
      `    ${describeStep(step)}. ${step.reason}`,
      ...ruleLines(step),
      ...previewLines(step),
      ...(effects === null ? [] : [`    ${effectText(effects, effects.steps[index])}`]),
    ].join('\n'),
  )
  return [...blocks, ...(effects === null ? [] : ['', summaryText(effects)])].join('\n')
}

function statusText({ status }: CleaningStep): string {
  return status === 'rejected' || status === 'undone' ? ` (${status})` : ''
}

function ruleLines({ rule }: CleaningStep): readonly string[] {
  return rule === null ? [] : [`    ${rule.kind} (${Math.round(100 * rule.confidence)} %): ${rule.path.join(', ')}`]
}

/** The first rows whose change is not one of those shown already. */
function previewLines({ preview }: CleaningStep): readonly string[] {
  const seen = new Set<string>()
  return preview
    .filter(({ before, after }) => {
      const change = JSON.stringify([before, after])
      return seen.size < previewsShown && !seen.has(change) && seen.add(change) !== undefined
    })
    .map(({ row, before, after, dropped }) =>
      dropped === true
        ? `    row ${row + 1} goes: ${shortened(before ?? '')}`
        : `    row ${row + 1}: ${cellText(before)} → ${cellText(after)}`,
    )
}

function cellText(text: string | null): string {
  return text === null ? '–' : JSON.stringify(shortened(text))
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

const verdicts: { readonly [verdict in PlanEffects['verdict']]: string } = {
  helps: 'helps',
  hurts: 'hurts',
  noise: 'within the noise',
  none: 'no change',
  leak: 'the column gives the answer away',
}

function effectText({ metric }: PlanEffects, { change, verdict }: PlanEffects['steps'][number]): string {
  return `${metric} ${signed(change)}: ${verdicts[verdict]}`
}

function summaryText({ metric, before, after, change, verdict, folds }: PlanEffects): string {
  return `The plan as a whole, on ${folds} folds and without leaks: ${metric} ${numberText(before)} → ${numberText(after)} (${signed(change)}: ${verdicts[verdict]})`
}

/** Above 0 is better, whatever the metric. */
function signed(change: number): string {
  return change < 0 ? `−${numberText(-change)}` : `+${numberText(change)}`
}
