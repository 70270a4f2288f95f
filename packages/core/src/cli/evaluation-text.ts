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
    ...decisionLines(evaluation),
    ...importanceLines(evaluation),
  ].join('\n')
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
    return [
      '',
      ...threshold,
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

function importanceLines({ importance, metric }: Evaluation): readonly string[] {
  const shown = importance.filter(({ value }) => value > 0).slice(0, 10)
  if (shown.length === 0) return []
  const title = metrics[metric as MetricName]?.title ?? metric
  return [
    '',
    textTable(
      ['column', `${title} worse by, when shuffled`],
      shown.map(({ column, value }) => [column, numberText(value)]),
      [1],
    ),
  ]
}
