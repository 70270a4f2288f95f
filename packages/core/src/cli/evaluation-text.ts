import { metrics, type Evaluation, type MetricName } from '../node.ts'
import { countText, numberText } from './number-text.ts'
import { textTable } from './text-table.ts'

/** Metrics with their intervals and the baselines beside them, then the cells of the decision. */
export function evaluationText(evaluation: Evaluation): string {
  const { baselines, rowCount, origin, task, positive, target } = evaluation
  const header = ['metric', 'value', '95 % interval', ...baselines.map(({ title }) => title)]
  const rows = Object.entries(evaluation.metrics).map(([name, { value, lower, upper }]) => [
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
    '',
    textTable(header, rows, [1, 2, ...baselines.map((_, i) => i + 3)]),
    ...pooledLines(evaluation),
    ...decisionLines(evaluation),
    ...sliceLines(evaluation),
    ...groupLines(evaluation),
    ...importanceLines(evaluation),
  ].join('\n')
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
  if (classification !== null && classes.length <= 12) {
    const rows = classification.confusion.map((row, k) => [
      `is ${classes[k]}`,
      ...row.map((count) => numberText(count).replace(/\.0+$/, '')),
    ])
    const threshold =
      classes.length === 2
        ? [`From a probability of ${numberText(classification.threshold)} on the answer is ${classes[1]}.`]
        : []
    const { costs } = classification
    const costLines =
      costs === undefined
        ? []
        : [
            `By the costs given a row costs ${numberText(costs.perRow.value)} on average (95 % interval ${numberText(costs.perRow.lower)} … ${numberText(costs.perRow.upper)});`,
            `taking the most probable class it would be ${numberText(costs.byProbability)}, always answering ${costs.oneAnswer.class} ${numberText(costs.oneAnswer.perRow)}.`,
          ]
    const [calibration, share] = [(100 * classification.calibrationError).toFixed(1), classification.calibration.length]
    return [
      '',
      `What was said and what came true differ by ${calibration} percentage points on average (calibration error, ${share} groups of equal size).`,
      ...threshold,
      ...costLines,
      textTable(
        ['', ...classes.map((name) => `taken for ${name}`)],
        rows,
        classes.map((_, k) => k + 1),
      ),
    ]
  }
  const interval = regression?.interval
  if (!interval) return []
  return [
    '',
    `${numberText(100 * interval.observed)} % of the rows lie in their ${100 * interval.coverage} % interval, which is ${numberText(interval.meanWidth)} wide on average.`,
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

function groupLines({ groups }: Evaluation): readonly string[] {
  return groups.flatMap(({ column, groups: parts, gaps }) => {
    const names = [...new Set(parts.flatMap(({ rates }) => Object.keys(rates)))]
    const rows = names.flatMap((rate) =>
      parts.map(({ name, rowCount, rates: { [rate]: found } }) => [
        rate,
        name,
        String(rowCount),
        numberText(found?.value ?? null),
        found === undefined ? '' : `${numberText(found.lower)} … ${numberText(found.upper)}`,
      ]),
    )
    const gapRows = gaps.map(({ rate, highest, lowest, difference }) => [
      rate,
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
