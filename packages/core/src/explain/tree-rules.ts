import { decisionRuleOf } from '../fitted/decision-rule-of.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { targetValue } from '../fitted/target-value.ts'
import { treeLeaves } from '../fitted/tree-leaves.ts'
import { decideClass } from '../matrix/decision-rule.ts'
import { applyCalibration } from '../models/apply-calibration.ts'
import { applyLink } from '../models/apply-link.ts'
import type { TreesModel } from '../models/model.ts'
import { CsvAnalyzerError, invalid } from '../util/error.ts'

export interface TreeRule {
  /** What all hold for the rows of a leaf; empty for a tree without tests. */
  readonly conditions: readonly string[]
  /** Training rows (or their weight) in the leaf, and their share of all. */
  readonly rows: number
  readonly share: number
  /** What `predict` gives for these rows: the value, or the probability of each class. Of one tree among several: its scores alone. */
  readonly values: readonly number[]
  /** The class decided for; null for regression, and for one tree among several. */
  readonly class: string | null
  /** The rule as a sentence. */
  readonly text: string
}

export interface TreeRulesOptions {
  /** Which tree of a model with several, 0-based. */
  readonly tree?: number
}

/**
 * A tree in words: one rule for each leaf, the one with the most rows first. `distil` makes one tree of any model.
 * @throws CsvAnalyzerError `no-trees` for a model without trees, `many-trees` for one with several when none is named
 */
export function treeRules(pipeline: FittedPipeline, { tree }: TreeRulesOptions = {}): readonly TreeRule[] {
  const { model } = pipeline
  if (model.format !== 'trees')
    throw new CsvAnalyzerError(
      'no-trees',
      `the model is ${model.format === 'blend' ? 'a blend' : 'linear'}, not a tree; distil it into one`,
    )
  const count = model.roots.length
  if (tree === undefined && count !== 1)
    throw new CsvAnalyzerError(
      'many-trees',
      `the model has ${count} trees; name one (0 … ${count - 1}), or distil it into one`,
    )
  if (tree !== undefined && !(Number.isInteger(tree) && tree >= 0 && tree < count))
    throw invalid('tree', tree, `0 … ${count - 1}`)
  const root = model.roots[tree ?? 0]
  return treeLeaves(pipeline, model, root)
    .map(({ node, conditions }) => ruleOf(pipeline, model, tree ?? 0, node, conditions, model.cover[root]))
    .sort((a, b) => b.rows - a.rows)
}

function ruleOf(
  pipeline: FittedPipeline,
  model: TreesModel,
  tree: number,
  node: number,
  conditions: readonly string[],
  all: number,
): TreeRule {
  const rows = model.cover[node]
  const isWhole = model.roots.length === 1
  const values = isWhole ? responseAt(pipeline, model, tree, node) : [...leafValues(model, node)]
  const index =
    isWhole && pipeline.task !== 'regression'
      ? decideClass(Float64Array.from(values), 0, values.length, decisionRuleOf(pipeline))
      : -1
  const rule = {
    conditions,
    rows,
    share: all > 0 ? rows / all : 0,
    values,
    class: pipeline.classes[index] ?? null,
  }
  return { ...rule, text: sentence(pipeline, rule, index) }
}

function leafValues({ value, leafWidth }: TreesModel, node: number): Float64Array {
  return value.subarray(node * leafWidth, (node + 1) * leafWidth)
}

/** What the pipeline predicts where its only tree ends in this leaf. */
function responseAt(pipeline: FittedPipeline, model: TreesModel, tree: number, node: number): readonly number[] {
  const scores = model.base.slice()
  leafValues(model, node).forEach((value, k) => (scores[model.outputs[tree] >= 0 ? model.outputs[tree] : k] += value))
  const values = applyLink(model.link, scores, 1)
  const { task } = pipeline
  const response = applyCalibration({ task, rowCount: 1, width: values.length, values }, pipeline.calibration)
  return Array.from(response.values, (value) => targetValue(pipeline.targetTransform, value))
}

/** Where costs or a threshold, and not the highest probability, decide. */
function whyNotLikeliest({ costs, threshold }: FittedPipeline, values: readonly number[], index: number): string {
  if (values[index] >= Math.max(...values)) return ''
  return costs ? ', by what mistakes cost' : `, by a threshold of ${percent(threshold)} %`
}

function sentence(
  pipeline: FittedPipeline,
  { conditions, values, rows, share, class: name }: Omit<TreeRule, 'text'>,
  index: number,
): string {
  const { target } = pipeline
  const when = conditions.length === 0 ? 'always' : `if ${conditions.join(' and ')}`
  const what =
    name === null
      ? `${target} = ${values.map(digits).join(', ')}`
      : `${target} is ${name} (${percent(values[index])} %${whyNotLikeliest(pipeline, values, index)})`
  return `${when}: ${what}; ${digits(rows)} rows, ${percent(share)} %`
}

function digits(value: number): string {
  return String(Number(value.toPrecision(4)))
}

/** To a tenth, unless that would make nothing or all of what is not. */
function percent(share: number): string {
  const tenths = Math.floor(1000 * share + 0.5)
  return (tenths === 0 || tenths === 1000) && share !== 0 && share !== 1 ? digits(100 * share) : String(tenths / 10)
}
