import type {
  CleaningPlan,
  ColumnProfile,
  DatasetSummary,
  Evaluation,
  InputColumn,
  Leaderboard,
  PredictedRow,
  Profile,
  RowsPage,
  RowsRequest,
  SessionFit,
} from '../src/core-types.ts'
import type { RowSource } from '../src/grid/row-pages.ts'

/** A small, invented shop: forty visitors, did they return? Every value is literal, so that a test can name what it expects. */
const returned = (i: number) => (i % 4 === 0 ? 'yes' : 'no')
const plans = ['monthly', 'yearly', 'trial']

export const cells: readonly (readonly (string | null)[])[] = Array.from({ length: 40 }, (_, i) => [
  `V-${String(i + 1).padStart(3, '0')}`,
  i % 10 === 7 ? null : String(i),
  (5 + i * 1.5).toFixed(2),
  plans[i % 3],
  `2026-0${1 + (i % 9)}-11`,
  returned(i),
])
export const names = ['visitor', 'visits', 'spent', 'plan', 'since', 'returned']

export const summary: DatasetSummary = {
  name: 'visits.csv',
  rowCount: 40,
  columns: [
    { name: 'visitor', type: 'code', format: {}, missing: 0, reason: 'every value is different', fit: 1 },
    { name: 'visits', type: 'integer', format: {}, missing: 4, reason: 'all cells are whole numbers', fit: 1 },
    { name: 'spent', type: 'number', format: { decimal: '.' }, missing: 0, reason: 'all cells are numbers', fit: 1 },
    { name: 'plan', type: 'category', format: {}, missing: 0, reason: 'few values', fit: 1 },
    { name: 'since', type: 'date', format: { date: 'YYYY-MM-DD' }, missing: 0, reason: 'all cells are dates', fit: 1 },
    { name: 'returned', type: 'category', format: {}, missing: 0, reason: 'two values', fit: 1 },
  ],
  source: {
    name: 'visits.csv',
    byteCount: 1840,
    preamble: [],
    footer: [],
    extraTables: [],
    rejectCount: 1,
    dialect: {
      delimiter: ',',
      quote: '"',
      escape: 'double',
      lineEnd: '\n',
      comment: null,
      encoding: 'utf-8',
      headerRows: 1,
    },
    rejects: [{ line: 17, byteOffset: 640, column: null, kind: 'too-few-cells', raw: 'V-016,15', kept: true }],
  },
  findings: [],
}

const column = (name: string, more: Partial<ColumnProfile>): ColumnProfile => ({
  name,
  type: 'category',
  storage: 'category',
  count: 40,
  missing: 0,
  distinct: 3,
  distinctExact: true,
  unique: 0,
  top: [],
  rare: [],
  samples: [],
  histogram: null,
  number: null,
  date: null,
  text: null,
  ...more,
})
const numbers = (min: number, max: number): ColumnProfile['number'] => ({
  mean: (min + max) / 2,
  standardDeviation: (max - min) / 3.5,
  min,
  max,
  quantiles: {
    p1: min,
    p5: min,
    p25: min + (max - min) / 4,
    p50: (min + max) / 2,
    p75: max - (max - min) / 4,
    p95: max,
    p99: max,
  },
  skewness: 0,
  kurtosis: -1.2,
  medianAbsoluteDeviation: 1,
  zeros: 1,
  negatives: 0,
  infinite: 0,
  integers: 36,
  monotonic: 'none',
  lowest: [],
  highest: [],
})

export const profile: Profile = {
  version: 1,
  name: 'visits.csv',
  rowCount: 40,
  columnCount: 6,
  target: {
    name: 'returned',
    task: 'binary',
    reason: 'two values',
    classes: [
      { value: 'no', count: 30 },
      { value: 'yes', count: 10 },
    ],
    positive: 'yes',
  },
  columns: [
    column('visitor', { type: 'code', distinct: 40, unique: 40 }),
    column('visits', {
      type: 'integer',
      storage: 'number',
      missing: 4,
      distinct: 36,
      number: numbers(0, 39),
      histogram: {
        kind: 'number',
        edges: [0, 10, 20, 30, 40],
        labels: [],
        counts: [9, 9, 9, 9],
        other: 0,
        missing: 4,
        byClass: [
          [6, 3],
          [7, 2],
          [6, 3],
          [7, 2],
        ],
      },
    }),
    column('spent', {
      type: 'number',
      storage: 'number',
      distinct: 40,
      number: numbers(5, 63.5),
      histogram: {
        kind: 'number',
        edges: [0, 20, 40, 60, 80],
        labels: [],
        counts: [10, 13, 14, 3],
        other: 0,
        missing: 0,
        byClass: [
          [7, 3],
          [10, 3],
          [11, 3],
          [2, 1],
        ],
      },
    }),
    column('plan', {
      top: [{ value: 'monthly', count: 14 }],
      histogram: {
        kind: 'category',
        edges: [],
        labels: ['monthly', 'yearly', 'trial'],
        counts: [14, 13, 13],
        other: 0,
        missing: 0,
        byClass: [
          [10, 4],
          [10, 3],
          [10, 3],
        ],
      },
    }),
    column('since', {
      type: 'date',
      storage: 'date',
      distinct: 9,
      date: {
        min: Date.UTC(2026, 0, 11),
        max: Date.UTC(2026, 8, 11),
        monotonic: 'none',
        weekdayShares: [],
        hourShares: [],
        longestGap: 0,
        medianGap: 0,
      },
      histogram: {
        kind: 'date',
        edges: [Date.UTC(2026, 0, 11), Date.UTC(2026, 4, 11), Date.UTC(2026, 8, 11)],
        labels: [],
        counts: [20, 20],
        other: 0,
        missing: 0,
        byClass: [
          [15, 5],
          [15, 5],
        ],
      },
    }),
    column('returned', {
      distinct: 2,
      top: [{ value: 'no', count: 30 }],
      histogram: {
        kind: 'category',
        edges: [],
        labels: ['no', 'yes'],
        counts: [30, 10],
        other: 0,
        missing: 0,
        byClass: [
          [30, 0],
          [0, 10],
        ],
      },
    }),
  ],
  pairs: [{ left: 'visits', right: 'spent', measure: 'spearman', value: 0.98 }],
  table: {
    cells: 240,
    missingCells: 4,
    duplicateRows: 0,
    duplicateExamples: [],
    timeOrder: null,
    missingPerRow: [36, 4],
  },
  findings: [
    {
      code: 'identifier-column',
      severity: 'warning',
      column: 'visitor',
      message: 'visitor names a row, it cannot predict; every one of its 40 values is different.',
      evidence: { distinct: 40 },
    },
    {
      code: 'missing-values',
      severity: 'info',
      column: 'visits',
      message: 'visits is empty in 4 of 40 rows.',
      evidence: { missing: 4, rows: [7, 17, 27, 37] },
    },
  ],
}

export const plan: CleaningPlan = {
  version: 1,
  target: 'returned',
  steps: [
    {
      id: 'dropColumn:visitor',
      action: 'dropColumn',
      column: 'visitor',
      options: {},
      learned: null,
      status: 'suggested',
      reason: 'visitor is different on every one of the 40 rows. It names a row and says nothing about the next one.',
      rule: { kind: 'not-generalizable', confidence: 0.97, path: ['code', 'every value different'] },
      affected: { cells: 40, rows: 40 },
      preview: [{ row: 0, before: 'V-001', after: null }],
      finding: 'identifier-column',
    },
    {
      id: 'fillMissing:visits',
      action: 'fillMissing',
      column: 'visits',
      options: { with: 'median' },
      learned: null,
      status: 'suggested',
      reason: 'visits is empty in 4 rows. The middle value keeps them usable.',
      rule: { kind: 'numeric', confidence: 0.74, path: ['number', '10% empty'] },
      affected: { cells: 4, rows: 4 },
      preview: [
        { row: 7, before: null, after: '19' },
        { row: 17, before: null, after: '19' },
      ],
      finding: 'missing-values',
    },
    {
      id: 'mergeLabels:plan',
      action: 'mergeLabels',
      column: 'plan',
      options: {},
      learned: null,
      status: 'rejected',
      reason: 'trial and monthly look alike. You may know better.',
      rule: { kind: 'category', confidence: 0.5, path: [] },
      affected: { cells: 13, rows: 13 },
      preview: [],
      finding: null,
    },
  ],
}

const candidate = (
  title: string,
  learner: string,
  score: number | null,
  more: Partial<Leaderboard['candidates'][number]> = {},
): Leaderboard['candidates'][number] => ({
  id: title,
  learner,
  title,
  params: {},
  state: score === null ? 'waiting' : 'done',
  error: null,
  score,
  foldScores: score === null ? [] : [score - 0.01, score + 0.01],
  interval: score === null ? null : [score - 0.012, score + 0.012],
  metrics: {},
  tied: false,
  chosen: false,
  baseline: false,
  fitMilliseconds: 420,
  predictMicrosecondsPerRow: 3,
  modelBytes: 2000,
  work: 1,
  ...more,
})

export const leaderboard: Leaderboard = {
  version: 1,
  metric: 'rocAuc',
  greaterIsBetter: true,
  folds: 5,
  split: { kind: 'random', column: null, reason: 'no time or groups found' },
  candidates: [
    candidate('Boosted trees', 'gradientBoosting', 0.844, { tied: true, params: { trees: 120, depth: 4 } }),
    candidate('Logistic regression', 'logistic', 0.842, { tied: true, chosen: true }),
    candidate('Decision tree', 'decisionTree', 0.801, { params: { maxDepth: 5 } }),
    candidate('Nearest neighbours', 'neighbours', null, {
      state: 'failed',
      error: { code: 'too-few-rows', message: '40 rows are too few' },
    }),
    candidate('plan alone', 'oneRule', 0.737, { baseline: true }),
  ],
  reason: 'Logistic regression is kept: it is the simplest of the two that are tied.',
}

export const evaluation: Evaluation = {
  version: 1,
  task: 'binary',
  target: 'returned',
  classes: ['no', 'yes'],
  positive: 'yes',
  rowCount: 400,
  origin: 'out-of-fold',
  metric: 'rocAuc',
  metrics: { rocAuc: { value: 0.86, lower: 0.84, upper: 0.88 }, accuracy: { value: 0.81, lower: 0.78, upper: 0.84 } },
  baselines: [
    { name: 'oneRule', title: 'plan alone', metrics: { rocAuc: 0.75 } },
    { name: 'constant', title: 'Always “no”', metrics: { rocAuc: 0.5 } },
  ],
  classification: {
    confusion: [
      [263, 37],
      [33, 67],
    ],
    threshold: 0.4,
    perClass: [
      { class: 'no', precision: 0.89, recall: 0.88, f1: 0.88, support: 300 },
      { class: 'yes', precision: 0.64, recall: 0.67, f1: 0.66, support: 100 },
    ],
    roc: [],
    precisionRecall: [],
    calibration: [
      { predicted: 0.1, observed: 0.08, count: 200, chance: 0.017 },
      { predicted: 0.4, observed: 0.43, count: 100, chance: 0.039 },
      { predicted: 0.8, observed: 0.77, count: 100, chance: 0.032 },
    ],
    calibrationError: 0.025,
    calibrationByChance: 0.026,
    scores: {
      edges: Array.from({ length: 26 }, (_, i) => i / 25),
      positive: Array.from({ length: 25 }, (_, i) => Math.round(8 * Math.sin((i / 24) * Math.PI))),
      negative: Array.from({ length: 25 }, (_, i) => Math.max(0, 40 - i * 3)),
    },
    thresholds: Array.from({ length: 101 }, (_, i) => ({
      threshold: i / 100,
      tp: 100 - Math.round(i * 0.825),
      fn: Math.round(i * 0.825),
      fp: Math.max(0, 297 - Math.round(i * 6.5)),
      tn: 300 - Math.max(0, 297 - Math.round(i * 6.5)),
    })),
    gains: [],
  },
  regression: null,
  slices: [],
  groups: [],
  importance: [
    { column: 'plan', value: 0.117, lower: 0.1, upper: 0.13 },
    { column: 'visits', value: 0.058, lower: 0.05, upper: 0.066 },
  ],
}

export const regressionEvaluation: Evaluation = {
  ...evaluation,
  task: 'regression',
  target: 'spent',
  classes: [],
  positive: null,
  metric: 'rmse',
  metrics: { rmse: { value: 5.1, lower: 4.8, upper: 5.5 }, mae: { value: 3.9, lower: 3.6, upper: 4.2 } },
  baselines: [{ name: 'mean', title: 'Always the mean', metrics: { rmse: 17, mae: 14 } }],
  classification: null,
  regression: {
    points: Array.from({ length: 60 }, (_, i) => ({ row: i, actual: i, predicted: i + ((i * 7) % 11) - 5 })),
    residuals: { edges: [-10, -5, 0, 5, 10], counts: [4, 26, 25, 5] },
    adjustedR2: 0.8,
    byQuintile: [{ from: 0, to: 12, rmse: 4.2, bias: 0.4, count: 80, coverage: 0.9 }],
    interval: { coverage: 0.9, observed: 0.89, meanWidth: 14 },
  },
}

export const multiclassEvaluation: Evaluation = {
  ...evaluation,
  task: 'multiclass',
  target: 'plan',
  classes: plans,
  positive: null,
  metric: 'accuracy',
  metrics: { accuracy: { value: 0.9, lower: 0.87, upper: 0.93 } },
  baselines: [{ name: 'constant', title: 'Always “monthly”', metrics: { accuracy: 0.35 } }],
  classification: {
    ...evaluation.classification!,
    confusion: [
      [130, 5, 5],
      [6, 120, 4],
      [8, 12, 110],
    ],
    perClass: plans.map((name) => ({ class: name, precision: 0.9, recall: 0.91, f1: 0.9, support: 130 })),
    scores: null,
    thresholds: [],
  },
}

const input = (name: string, more: Partial<InputColumn>): InputColumn => ({
  name,
  kind: 'number',
  type: 'number',
  format: {},
  missingShare: 0,
  range: null,
  values: null,
  usual: null,
  ...more,
})
export const inputs: readonly InputColumn[] = [
  input('visits', { type: 'integer', missingShare: 0.1, range: [0, 39], usual: 19 }),
  input('spent', { range: [5, 63.5], usual: 33.5 }),
  input('plan', { kind: 'text', type: 'category', values: plans, usual: 'monthly' }),
  input('since', {
    type: 'date',
    format: { date: 'YYYY-MM-DD' },
    range: [Date.UTC(2026, 0, 11), Date.UTC(2026, 8, 11)],
    usual: Date.UTC(2026, 4, 11),
  }),
]

export const prediction: PredictedRow = {
  prediction: 'yes',
  probabilities: { no: 0.26, yes: 0.74 },
  interval: null,
  inDomain: false,
  findings: [
    {
      code: 'unseen-category',
      severity: 'warning',
      column: 'plan',
      message: '"lifetime" in "plan" was not seen in training.',
      evidence: { value: 'lifetime', seen: plans, seenCount: 3 },
    },
  ],
}

export const fit: SessionFit = {
  leaderboard,
  evaluation,
  findings: [],
  inputs,
  plan,
  pipeline: {
    task: 'binary',
    target: 'returned',
    classes: ['no', 'yes'],
    positive: 'yes',
    threshold: 0.4,
    hash: 'ab12',
  },
}

/** Pages through the literal rows; counts what it was asked. */
export function rowSource(rows = cells): RowSource & { readonly requests: RowsRequest[] } {
  const requests: RowsRequest[] = []
  return {
    requests,
    rows: (request): Promise<RowsPage> => {
      requests.push(request)
      const kept = rows
        .map((row, index) => ({ index, cells: row }))
        .filter(({ cells: row }) =>
          (request.filters ?? []).every((filter) =>
            'search' in filter
              ? row.some((cell) => cell?.includes(filter.search))
              : 'values' in filter
                ? filter.values.includes(row[names.indexOf(filter.column)] ?? '')
                : true,
          ),
        )
      const sorted = request.sort
        ? [...kept].sort(
            (a, b) =>
              (request.sort!.descending ? -1 : 1) *
              String(a.cells[names.indexOf(request.sort!.column)]).localeCompare(
                String(b.cells[names.indexOf(request.sort!.column)]),
              ),
          )
        : kept
      return Promise.resolve({
        total: kept.length,
        offset: request.offset,
        names,
        rows: sorted.slice(request.offset, request.offset + request.limit),
      })
    },
  }
}
