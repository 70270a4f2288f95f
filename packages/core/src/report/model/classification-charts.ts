import type { ClassificationEvaluation, Evaluation } from '../../evaluate/evaluation.ts'
import { histogramChart } from '../charts/histogram.ts'
import { lineChart } from '../charts/line.ts'
import { dataTable } from '../data-table.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import { modelWords } from './model-words.ts'

type Points = readonly (readonly [number, number])[]

const unit = [0, 1] as const
const diagonal: Points = [
  [0, 0],
  [1, 1],
]

/** Decisions, classes, and the curves of two classes. */
export function classificationCharts(
  { classes }: Evaluation,
  found: ClassificationEvaluation,
  locale: ReportLocale,
): Html {
  const words = modelWords(locale.language)
  const { format } = locale
  const {
    roc,
    precisionRecall,
    calibration,
    calibrationError,
    calibrationByChance,
    gains,
    scores,
    confusion,
    perClass,
    threshold,
    costs,
  } = found
  const isBinary = classes.length === 2
  const curve = (
    title: string,
    sentence: string,
    [along, upright]: readonly [string, string],
    points: Points,
    straight = words.chance,
  ) =>
    points.length > 1 &&
    lineChart(
      {
        title,
        sentence,
        head: [along, upright, straight],
        lines: [
          { name: upright, points },
          { name: straight, points: diagonal },
        ],
        writeX: (value) => format.number(value),
        writeY: (value) => format.number(value),
        xRange: unit,
        yRange: unit,
      },
      locale,
    )
  const precision = precisionRecall.map(({ recall, precision: value }) => [recall, value] as const)
  return markup`<h3>${words.confusion}</h3>
    ${isBinary && markup`<p>${words.threshold(classes[1], format.number(threshold))}</p>`}
    ${
      costs !== undefined &&
      markup`<p>${words.costs(format.number(costs.perRow.value), format.number(costs.perRow.lower), format.number(costs.perRow.upper))}
      ${words.costsBeside(format.number(costs.byProbability), costs.oneAnswer.class, format.number(costs.oneAnswer.perRow))}</p>`
    }
    ${dataTable({
      head: ['', ...classes.map((name) => words.takenFor(name))],
      rows: confusion.map((row, k) => [`${words.actual} ${classes[k]}`, ...row.map((count) => format.number(count))]),
      numbers: classes.map((_, k) => k + 1),
    })}
    ${isBinary && thresholds(found, classes[1], locale)}
    <h3>${words.perClass}</h3>
    ${dataTable({
      head: ['', words.precision, words.recall, 'F1', locale.words.rows],
      rows: perClass.map((one) => [
        one.class,
        format.score(one.precision),
        format.score(one.recall),
        format.score(one.f1),
        format.number(one.support),
      ]),
      numbers: [1, 2, 3, 4],
    })}
    ${calibration.length > 1 && markup`<p>${words.calibrationError(format.percent(calibrationError), calibration.length, format.percent(calibrationByChance))}</p>`}
    <div class="charts">
    ${curve(
      words.roc,
      words.rocSentence,
      [words.falseAlarms, words.found],
      roc.map(({ fpr, tpr }) => [fpr, tpr]),
    )}
    ${
      precision.length > 1 &&
      lineChart(
        {
          title: words.precisionRecall,
          sentence: words.precisionRecallSentence,
          head: [words.recall, words.precision],
          lines: [{ name: words.precision, points: precision }],
          writeX: (value) => format.number(value),
          writeY: (value) => format.number(value),
          xRange: unit,
          yRange: unit,
        },
        locale,
      )
    }
    ${curve(
      words.calibration,
      words.calibrationSentence,
      [words.said, words.cameTrue],
      calibration.map(({ predicted, observed }) => [predicted, observed]),
      words.perfect,
    )}
    ${curve(
      words.gains,
      words.gainsSentence,
      [words.shareOfRows, words.found],
      gains.length === 0 ? [] : [[0, 0], ...gains.map(({ share, gain }) => [share, gain] as const)],
    )}
    ${
      scores &&
      histogramChart(
        {
          title: words.scores,
          edges: scores.edges,
          counts: scores.positive.map((count, i) => count + scores.negative[i]),
          byClass: scores.positive.map((count, i) => [scores.negative[i], count]),
          classes,
          write: (value) => format.number(value),
        },
        locale,
      )
    }</div>`
}

/** Every tenth of the thresholds: what is found, how often it is right, and the false alarms. */
function thresholds(
  { thresholds: all }: ClassificationEvaluation,
  positive: string,
  { format, language }: ReportLocale,
): Html {
  const words = modelWords(language)
  const shown = all.filter((_, i) => i % 10 === 0 && i > 0 && i < all.length - 1)
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : format.percent(part / whole))
  return markup`<h3>${words.thresholds}</h3>
    <p>${words.thresholdsSentence}</p>
    ${dataTable({
      head: [words.atThreshold, words.takenAt(positive), words.found, words.precision, words.falseAlarms],
      rows: shown.map(({ threshold, tp, fp, fn, tn }) => [
        format.number(threshold),
        format.number(tp + fp),
        share(tp, tp + fn),
        share(tp, tp + fp),
        share(fp, fp + tn),
      ]),
      numbers: [0, 1, 2, 3, 4],
    })}`
}
