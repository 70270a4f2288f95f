import type { LabelledColumn } from './labelled-columns.ts'

/** The published test part begins with this column; the labelled file keeps the published order, training part first. */
const firstOfTest = { source: '285', name: 'Net Income-Cont. Operations' }

/** 0 for a column of the published test part, −1 for one of the training part: "fold 0" is judged by a model of all others. */
export function publishedFolds(columns: readonly LabelledColumn[]): Int32Array {
  const start = columns.findIndex(
    ({ source, evidence }) => source === firstOfTest.source && evidence.name === firstOfTest.name,
  )
  if (start < 0) throw new Error(`the labelled columns lack the first of the published test part, ${firstOfTest.name}`)
  return Int32Array.from(columns, (_, row) => (row >= start ? 0 : -1))
}
