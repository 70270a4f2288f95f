/**
 * What accepting the suggested plan does to the cross-validated score, set by set, with one learner and the same folds:
 *
 *   npm run bench:plan -- [--data DIR] [--learner gradientBoosting,linear,…] [--seed 7] [--repeats 2] [--steps] [set …]
 *
 * DIR holds the CSV files and `reference-scores.json` (targets and dropped columns); examples/data/messy.csv is always there as `messy`.
 * Linear stands for logistic regression where there are classes. Prints a JSON line per set and a table at the end.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { suggest } from '../src/clean/suggest.ts'
import { profile } from '../src/profile/profile-dataset.ts'
import { stepEffects, type PlanEffects } from '../src/search/step-effects.ts'
import { load } from '../src/table/load.ts'

interface Reference {
  readonly target: string
  readonly drop: readonly string[]
  readonly file?: string
  readonly task?: string
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    learner: { type: 'string', default: 'gradientBoosting,linear' },
    seed: { type: 'string', default: '7' },
    repeats: { type: 'string', default: '2' },
    rows: { type: 'string', default: '10000' },
    steps: { type: 'boolean', default: false },
  },
})
const messy = new URL('../../../examples/data/messy.csv', import.meta.url)
const references: { readonly [set: string]: Reference } = {
  messy: { target: 'returned', drop: [] },
  ...(options.data === undefined
    ? {}
    : (JSON.parse(readFileSync(join(options.data, 'reference-scores.json'), 'utf8')).sets as object)),
}
const lines: (readonly string[])[] = []

for (const set of positionals.length > 0 ? positionals : Object.keys(references)) {
  const { target, drop, file } = references[set]
  const path = set === 'messy' ? messy : join(options.data!, file ?? `${set}.csv`)
  const dataset = await load(new Uint8Array(readFileSync(path)), { name: set })
  const summary = await profile(dataset, { target })
  const plan = suggest(dataset, summary, { target })
  for (const learner of options.learner.split(',')) {
    const begin = process.cpuUsage().user
    const effects = await stepEffects(dataset, plan, {
      target,
      drop,
      learner: learner === 'linear' && references[set].task !== 'regression' ? 'logistic' : (learner as 'linear'),
      seed: Number(options.seed),
      repeats: Number(options.repeats),
      rows: Number(options.rows),
      steps: options.steps,
    })
    const seconds = (process.cpuUsage().user - begin) / 1e6
    console.log(JSON.stringify({ bench: 'plan', set, plan: plan.steps.map((step) => step.id), seconds, ...effects }))
    lines.push(lineOf(set, effects, plan.steps.length))
  }
}
console.log(table())

function lineOf(set: string, effects: PlanEffects, steps: number): readonly string[] {
  const { learner, metric, before, after, change, verdict } = effects
  return [set, learner, metric, before.toPrecision(5), after.toPrecision(5), change.toPrecision(3), verdict, `${steps}`]
}

function table(): string {
  const rows = [['set', 'learner', 'metric', 'without', 'with plan', 'change', 'verdict', 'steps'], ...lines]
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)))
  return rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i])).join('  ')).join('\n')
}
