import { counterfactual, type Counterfactual, type CounterfactualOptions, type FittedPipeline } from '../../node.ts'
import { numberText } from '../number-text.ts'
import type { OptionValues } from '../option.ts'
import { UsageError } from '../usage-error.ts'
import { cellText } from './cell-text.ts'
import { rowOption, textsOfRow } from './row-option.ts'
import type { ExplainView } from './view.ts'

/** What would have to change in a row. */
export const counterfactualView: ExplainView = {
  option: 'counterfactual',
  async show({ pipeline, dataset, options, run }) {
    if (pipeline.task === 'regression' && options.range === undefined)
      throw new UsageError('explain --counterfactual of a number needs --range LEAST..MOST, such as --range 100..')
    const row = rowOption(dataset, 'counterfactual', options.counterfactual)
    const data = await counterfactual(pipeline, textsOfRow(dataset, row), { ...limits(options), ...run })
    const label = labelText(data)
    if (data.found.length === 0)
      return { data, text: `Row ${row + 1} is predicted ${label}; nothing within the limits turns it.` }
    const ways = data.found.map(
      (found) => `  ${found.changes.map((change) => changeText(change, pipeline)).join(' and ')}: ${labelText(found)}`,
    )
    const text = [
      `Row ${row + 1} is predicted ${label}. It would ${pipeline.task === 'regression' ? 'get there' : 'turn'} with`,
      ...ways,
      ...howDecided(pipeline),
    ]
    return { data, text: text.join('\n') }
  },
}

/** Said where the answer need not be the more probable one. */
function howDecided({ task, classes, costs, threshold }: FittedPipeline): readonly string[] {
  if (task === 'multiclass' && costs)
    return ['The answer is the class that costs least on average, not the most probable one.']
  return task === 'binary' && threshold !== 0.5
    ? [`From a probability of ${numberText(100 * threshold)} % on the answer is ${classes[1]}.`]
    : []
}

function limits({ class: name, range, keep, rising, falling }: OptionValues): CounterfactualOptions {
  const monotone = [
    ...((rising ?? []) as readonly string[]).map((column) => [column, 'increasing'] as const),
    ...((falling ?? []) as readonly string[]).map((column) => [column, 'decreasing'] as const),
  ]
  return {
    ...(name !== undefined && { class: String(name) }),
    ...(range !== undefined && { range: readRange(String(range)) }),
    ...(keep !== undefined && { immutable: keep as readonly string[] }),
    ...(monotone.length > 0 && { monotone: Object.fromEntries(monotone) }),
  }
}

/** "100..200", "100..", "..200" */
function readRange(text: string): readonly [number | null, number | null] {
  const parts = text.split('..')
  const ends = parts.map((part) => (part.trim() === '' ? null : Number(part)))
  if (parts.length === 2 && ends.every((end) => end === null || end - end === 0)) return [ends[0], ends[1]]
  throw new UsageError(`--range ${text}: write LEAST..MOST, one of them may be empty`)
}

function changeText({ column, from, to }: Counterfactual['changes'][number], pipeline: FittedPipeline): string {
  const text = (value: typeof from) => (value === null ? 'missing' : cellText(pipeline, column, value))
  return `${column} ${text(from)} → ${text(to)}`
}

function labelText({ prediction, probability }: Pick<Counterfactual, 'prediction' | 'probability'>): string {
  return probability === null
    ? numberText(Number(prediction))
    : `${String(prediction)} (${numberText(100 * probability)} %)`
}
