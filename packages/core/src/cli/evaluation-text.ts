import {
  metrics,
  plainWords,
  rateTitle,
  type ClassificationEvaluation,
  type Evaluation,
  type MetricName,
  type RegressionEvaluation,
} from '../node.ts'
import { countText, numberText } from './number-text.ts'
import { textTable } from './text-table.ts'

/** Metrics with their intervals and the baselines beside them, then the cells of the decision. */
export function evaluationText(evaluation: Evaluation, weight: unknown = null): string {
  const { baselines, rowCount, origin, task, positive, target } = evaluation
  const header = ['metric', 'value', '95 % interval', ...baselines.map(({ title }) => title)]
  const rows = Object.entries(evaluation.metrics)
    .filter(isMeant)
    .map(([name, { value, lower, upper }]) => [
      metrics[name as MetricName]?.title ?? name,
      numberText(value),
      `${numberText(lower)} … ${numberText(upper)}`,
      ...baselines.map((baseline) => numberText(baseline.metrics[name] ?? null)),
    ])
  const where =
    origin === 'holdout' ? 'of the file given' : 'out of fold: each row judged by a model that has not seen it'
  const asked = task === 'binary' ? ` The class asked about is ${target} = ${positive}.` : ''
  return [
    `${countText(rowCount, 'row')} ${where}.${asked}`,
    ...weightLines(weight),
    ...plainWords(evaluation),
    '',
    textTable(header, rows, [1, 2, ...baselines.map((_, i) => i + 3)]),
    ...percentLines(evaluation),
    ...pooledLines(evaluation),
    ...decisionLines(evaluation),
    ...sliceLines(evaluation),
    ...groupLines(evaluation),
    ...importanceLines(evaluation),
  ].join('\n')
}

function weightLines(weight: unknown): readonly string[] {
  return typeof weight === 'string'
    ? [`Rows count by their weight, the column ${weight}: counts of rows in tables are sums of weights.`]
    : []
}

/** Of a target that is zero somewhere an error in percent is a number without a meaning. */
function isMeant([name, { value }]: readonly [string, { readonly value: number }]): boolean {
  return name !== 'mape' || value < 1e6
}

function percentLines({ metrics: found }: Evaluation): readonly string[] {
  if (Object.entries(found).every(isMeant)) return []
  return ['', 'The percentage error is left out: the target is 0 in some rows, and no error is a share of 0.']
}

/** Why the board above shows another number for the same model. */
function pooledLines({ origin, metrics: found }: Evaluation): readonly string[] {
  if (origin !== 'out-of-fold' || found.rocAuc === undefined) return []
  return [
    '',
    'Here the rows of all folds are ranked together; the leaderboard shows the mean over the folds. Scores of ranking (ROC AUC, PR AUC)',
    'therefore differ a little, and a baseline that ranks by chance is not exactly at 0.5.',
  ]
}

function decisionLines({ classification, regression, classes }: Evaluation): readonly string[] {
  if (classification !== null)
    return [
      '',
      ...calibrationLines(classification),
      ...costLines(classification),
      ...tableLines(classes, classification),
    ]
  const { adjustedR2 = null, interval = null } = regression ?? {}
  return [
    '',
    ...(adjustedR2 === null
      ? []
      : [`R² less what so many columns explain by chance: ${numberText(adjustedR2)} (adjusted R²).`]),
    ...(interval === null ? [] : [intervalLine(interval)]),
  ]
}

function intervalLine({ observed, coverage, meanWidth }: NonNullable<RegressionEvaluation['interval']>): string {
  return `${numberText(100 * observed)} % of the rows lie in their ${100 * coverage} % interval, which is ${numberText(meanWidth)} wide on average.`
}

function calibrationLines({
  calibrationError,
  calibrationByChance,
  calibration,
}: ClassificationEvaluation): readonly string[] {
  const [points, chance] = [calibrationError, calibrationByChance].map((share) => (100 * share).toFixed(1))
  return [
    `What was said and what came true differ by ${points} percentage points on average (calibration error, ${calibration.length} groups of equal size); exact probabilities would show about ${chance} by chance.`,
  ]
}

function costLines({ costs }: ClassificationEvaluation): readonly string[] {
  if (costs === undefined) return []
  const { perRow, byProbability, oneAnswer } = costs
  return [
    `By the costs given a row costs ${numberText(perRow.value)} on average (95 % interval ${numberText(perRow.lower)} … ${numberText(perRow.upper)});`,
    `taking the most probable class it would be ${numberText(byProbability)}, always answering ${oneAnswer.class} ${numberText(oneAnswer.perRow)}.`,
  ]
}

const mostClasses = 12

function tableLines(
  classes: readonly string[],
  { confusion, threshold, perClass }: ClassificationEvaluation,
): readonly string[] {
  if (classes.length > mostClasses) {
    const rows = [...perClass]
      .sort((a, b) => a.recall - b.recall)
      .slice(0, mostClasses)
      .map((one) => [one.class, numberText(one.recall), numberText(one.precision), String(one.support)])
    return [
      `The ${mostClasses} of ${classes.length} classes that are found least:`,
      textTable(['class', 'found', 'right when said', 'rows'], rows, [1, 2, 3]),
    ]
  }
  const rows = confusion.map((row, k) => [
    `is ${classes[k]}`,
    ...row.map((count) => numberText(count).replace(/\.0+$/, '')),
  ])
  return [
    ...(classes.length === 2 ? [`From a probability of ${numberText(threshold)} on the answer is ${classes[1]}.`] : []),
    textTable(
      ['', ...classes.map((name) => `taken for ${name}`)],
      rows,
      classes.map((_, k) => k + 1),
    ),
  ]
}

function sliceLines({ slices, task }: Evaluation): readonly string[] {
  if (slices.length === 0) return []
  const what = task === 'regression' ? 'mean absolute error' : 'wrong decisions'
  const rows = slices.map(({ conditions, rowCount, error, others }) => [
    conditions.join(' and '),
    countText(rowCount, 'row').replace(/ rows?$/, ''),
    numberText(error.value),
    numberText(others.value),
  ])
  return ['', 'Where the model is weak:', textTable(['rows with', 'rows', what, 'all others'], rows, [1, 2, 3])]
}

/** In words, with the name that it has in JSON and in the documentation. */
function rateName(rate: string): string {
  return `${rateTitle(rate)} (${rate})`
}

function groupLines({ groups }: Evaluation): readonly string[] {
  return groups.flatMap(({ column, groups: parts, gaps }) => {
    const names = [...new Set(parts.flatMap(({ rates }) => Object.keys(rates)))]
    const rows = names.flatMap((rate) =>
      parts.map(({ name, rowCount, rates: { [rate]: found } }) => [
        rateName(rate),
        name,
        String(rowCount),
        numberText(found?.value ?? null),
        found === undefined ? '' : `${numberText(found.lower)} … ${numberText(found.upper)}`,
      ]),
    )
    const gapRows = gaps.map(({ rate, highest, lowest, difference }) => [
      rateName(rate),
      highest,
      lowest,
      numberText(difference.value),
      `${numberText(difference.lower)} … ${numberText(difference.upper)}`,
    ])
    return [
      '',
      textTable(['rate', column, 'rows', 'value', '95 % interval'], rows, [2, 3, 4]),
      '',
      textTable(['gap', 'highest', 'lowest', 'difference', '95 % interval'], gapRows, [3, 4]),
    ]
  })
}

function importanceLines({ importance, metric }: Evaluation): readonly string[] {
  const shown = importance.filter(({ value }) => value > 0).slice(0, 10)
  if (shown.length === 0) return []
  const title = metrics[metric as MetricName]?.title ?? metric
  return [
    '',
    textTable(
      ['column', `${title} worse by, when shuffled`, '95 % interval'],
      shown.map(({ column, value, lower, upper }) => [
        column,
        numberText(value),
        `${numberText(lower)} … ${numberText(upper)}`,
      ]),
      [1, 2],
    ),
  ]
}
