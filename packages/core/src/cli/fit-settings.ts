import type {
  CleaningPlan,
  Effort,
  FitSettings,
  JsonValue,
  LearnerName,
  MetricName,
  Prefer,
  SplitRequest,
  Task,
} from '../node.ts'
import type { Options, OptionValues } from './option.ts'
import { UsageError } from './usage-error.ts'

/** The options of `fit`. */
export const fitOptions = {
  target: { kind: 'text', placeholder: 'COL', doc: 'The column to predict.' },
  output: { kind: 'text', placeholder: 'MODEL', doc: 'Where the fitted pipeline goes.' },
  test: { kind: 'text', placeholder: 'FILE', doc: 'Rows of your own to judge the model on.' },
  task: {
    kind: 'choice',
    choices: ['binary', 'multiclass', 'regression'],
    doc: 'What is asked of the target; decided from it when absent.',
  },
  metric: { kind: 'text', placeholder: 'NAME', doc: 'What the leaderboard is sorted by.' },
  positive: { kind: 'text', placeholder: 'CLASS', doc: 'The class asked about; the rarer one when absent.' },
  weight: { kind: 'text', placeholder: 'COL', doc: 'Column with the weight of each row.' },
  costs: {
    kind: 'text',
    placeholder: 'JSON',
    doc: 'What wrong decisions cost: {"falsePositive": 1, "falseNegative": 5}, or by classes: {"actual": {"decided": 5}}.',
  },
  prefer: {
    kind: 'choice',
    choices: ['accuracy', 'simple', 'fast'],
    doc: 'What to take among candidates that cannot be told apart.',
  },
  learners: { kind: 'list', placeholder: 'A,B', doc: 'Only these learners.' },
  effort: { kind: 'choice', choices: ['low', 'medium', 'high'], doc: 'How much to try.' },
  'max-seconds': { kind: 'number', placeholder: 'S', doc: 'Stop the search after so long and keep the best.' },
  folds: { kind: 'number', placeholder: 'K', doc: 'Parts of the cross-validation.' },
  split: {
    kind: 'text',
    placeholder: 'HOW',
    doc: 'auto, random, holdout (20 % judge once, no folds), time:COL or group:COL.',
  },
  drop: { kind: 'list', placeholder: 'COL,…', doc: 'Columns that the model must not see.' },
  keep: {
    kind: 'list',
    placeholder: 'COL,…',
    doc: 'Columns that it may see though they look like identifiers or leaks.',
  },
  orders: {
    kind: 'text',
    placeholder: 'JSON',
    doc: 'Orders of categories, lowest first: {"size": ["S", "M", "L"]}; commonly known ones need not be given.',
  },
  polynomial: { kind: 'flag', doc: 'Linear learners also see squares and products of numbers.' },
  groups: { kind: 'list', placeholder: 'COL,…', doc: 'Compare how the groups of these columns are treated.' },
  plan: { kind: 'text', placeholder: 'PLAN', doc: 'A cleaning plan in JSON; the suggested one when absent.' },
  'no-clean': { kind: 'flag', doc: 'No cleaning.' },
  'no-refit': { kind: 'flag', doc: 'Keep the models of the folds instead of training on all rows.' },
  intervals: {
    kind: 'choice',
    choices: ['auto', 'out-of-fold'],
    doc: 'Where the widths of prediction intervals come from: the folds, made narrower for a model of all rows where that can be told (auto), or the folds alone.',
  },
  state: {
    kind: 'text',
    placeholder: 'FILE',
    doc: 'Where the search is written down after each candidate; it goes on from there when the file exists.',
  },
  'max-work': { kind: 'number', placeholder: 'N', doc: 'Counted work after which nothing more is begun.' },
  seed: { kind: 'number', placeholder: 'N', doc: 'Same seed, same model.' },
  workers: { kind: 'number', placeholder: 'N', doc: 'Trainings at the same time; never changes the result.' },
} as const satisfies Options

/** The settings in a call of `fit`, without files. */
export function fitSettings(options: OptionValues, plan: CleaningPlan | undefined): FitSettings {
  if (options.target === undefined) throw new UsageError('fit needs --target COL')
  if (plan !== undefined && options['no-clean']) throw new UsageError('--plan and --no-clean exclude each other')
  return {
    target: String(options.target),
    ...(plan && { plan }),
    ...(options['no-clean'] && { plan: 'none' as const }),
    ...(options.task !== undefined && { task: options.task as Task }),
    ...(options.metric !== undefined && { metric: options.metric as MetricName }),
    ...(options.positive !== undefined && { positive: String(options.positive) }),
    ...(options.weight !== undefined && { weight: String(options.weight) }),
    ...(options.costs !== undefined && { costs: readCosts(String(options.costs)) }),
    ...(options.prefer !== undefined && { prefer: options.prefer as Prefer }),
    ...(options.learners !== undefined && { learners: options.learners as readonly LearnerName[] }),
    ...(options.effort !== undefined && { effort: options.effort as Effort }),
    ...(options['max-seconds'] !== undefined && { maxSeconds: Number(options['max-seconds']) }),
    ...(options['max-work'] !== undefined && { maxWork: Number(options['max-work']) }),
    ...(options.folds !== undefined && { folds: Number(options.folds) }),
    ...(options.split !== undefined && { split: readSplit(String(options.split)) }),
    ...(options.drop !== undefined && { drop: options.drop as readonly string[] }),
    ...(options.keep !== undefined && { keep: options.keep as readonly string[] }),
    ...(options.orders !== undefined && { orders: readOrders(String(options.orders)) }),
    ...(options.polynomial && { polynomial: true }),
    ...(options.groups !== undefined && { groups: options.groups as readonly string[] }),
    ...(options.intervals !== undefined && { intervals: options.intervals as FitSettings['intervals'] }),
    ...(options['no-refit'] && { refit: false }),
    ...(options.seed !== undefined && { seed: Number(options.seed) }),
    ...(options.workers !== undefined && { workers: Number(options.workers) }),
  }
}

function readSplit(text: string): SplitRequest {
  if (text === 'auto' || text === 'random' || text === 'holdout') return text
  if (text.startsWith('time:')) return { time: text.slice('time:'.length) }
  if (text.startsWith('group:')) return { group: text.slice('group:'.length) }
  throw new UsageError(`--split ${text}: choose auto, random, holdout, time:COL or group:COL`)
}

function readJson(text: string, wrong: UsageError): JsonValue {
  try {
    return JSON.parse(text)
  } catch {
    throw wrong
  }
}

function readOrders(text: string): NonNullable<FitSettings['orders']> {
  const wrong = new UsageError(`--orders ${text}: write {"size": ["S", "M", "L"]}, lowest first`)
  const value = readJson(text, wrong)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong
  return value as NonNullable<FitSettings['orders']>
}

function readCosts(text: string): NonNullable<FitSettings['costs']> {
  const wrong = new UsageError(
    `--costs ${text}: write {"falsePositive": 1, "falseNegative": 5}, or by classes {"actual": {"decided": 5}}`,
  )
  const value = readJson(text, wrong)
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0)
    throw wrong
  return value as NonNullable<FitSettings['costs']>
}
