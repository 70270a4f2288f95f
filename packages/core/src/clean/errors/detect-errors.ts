import type { Dataset } from '../../table/dataset.ts'
import { CsvAnalyzerError } from '../../util/error.ts'
import type { RunOptions } from '../../util/run-options.ts'
import { cellEvidence, strongestSignal } from './cell-evidence.ts'
import type { Signal } from './cell-signals.ts'
import type { JudgedCell } from './learn-from-labels.ts'
import { learnFromLabels } from './learn-from-labels.ts'

/** A cell that is probably wrong. */
export interface CellError {
  readonly row: number
  readonly column: string
  /** The strongest of the signals; `judged` where a person said so, `learned` where only the likeness to such cells speaks. */
  readonly kind: Signal | 'judged' | 'learned'
  /** 0–1; cells from `threshold` on are reported. */
  readonly score: number
  /** What most rows like it say, if anything. */
  readonly suggestion: string | null
}

/** What a person says of one cell. */
export interface CellLabel {
  readonly row: number
  readonly column: string
  readonly wrong: boolean
}

export interface DetectErrorsOptions extends RunOptions {
  /** Least score of a reported cell: 0.35 without labels, 0.5 with them. */
  readonly threshold?: number
  /** Cells that were looked at, right ones too: best all cells of the rows that `rowsToReview` names. A small model ranks the others by them. */
  readonly labels?: readonly CellLabel[]
}

/**
 * Cells that are probably wrong, most certain first. Without labels: those against the vote of rows that share another column's
 * value, near a frequent value, of a rare shape, far out, of another type, or missing where all others are filled.
 * With labels a model learns which of these signals to believe, and where.
 * @throws CsvAnalyzerError `unknown-column` or `unknown-row` for a label that speaks of no cell
 */
export async function detectErrors(dataset: Dataset, options: DetectErrorsOptions = {}): Promise<readonly CellError[]> {
  const judged = (options.labels ?? []).map((label) => judgedCell(dataset, label))
  const evidence = await cellEvidence(dataset, options)
  const learned = judged.length === 0 ? null : await learnFromLabels(evidence, judged, options)
  const threshold = options.threshold ?? (learned === null ? 0.35 : 0.5)
  const verdicts = new Map(judged.map(({ row, column, wrong }) => [row * evidence.columns.length + column, wrong]))
  const errors: CellError[] = []
  evidence.columns.forEach(({ name, texts }, column) => {
    const signals = evidence.signals[column]
    for (let row = 0; row < dataset.rowCount; row++) {
      const verdict = verdicts.get(row * evidence.columns.length + column)
      const { kind, score } = strongestSignal(signals, row)
      const judgedScore = verdict === undefined ? (learned?.[column][row] ?? score) : verdict ? 1 : 0
      if (judgedScore < threshold) continue
      const code = signals.repair[row]
      errors.push({
        row,
        column: name,
        kind: verdict === true ? 'judged' : score > 0 ? kind : 'learned',
        score: judgedScore,
        suggestion: code < 0 ? null : texts[code],
      })
    }
  })
  return errors.sort((a, b) => b.score - a.score || a.row - b.row)
}

function judgedCell(dataset: Dataset, { row, column, wrong }: CellLabel): JudgedCell {
  const index = dataset.columns.indexOf(dataset.column(column))
  if (!(Number.isInteger(row) && row >= 0 && row < dataset.rowCount))
    throw new CsvAnalyzerError(
      'unknown-row',
      `a label speaks of row ${row}; the table has rows 0 … ${dataset.rowCount - 1}`,
      {
        row,
      },
    )
  return { row, column: index, wrong }
}
