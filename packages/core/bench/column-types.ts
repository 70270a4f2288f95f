/**
 * Kinds of columns: `npm run bench:column-types -- LABELLED.csv OUT.csv [--model tree|forest]`
 * writes the input with a column `predicted`. Columns of a source file (`Record_id`) that is in the training data are
 * predicted by a model that has not seen that file; all others by the models that ship.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { readLabelledColumns } from '../scripts/column-types/labelled-columns.ts'
import type { LabelledColumn } from '../scripts/column-types/labelled-columns.ts'
import {
  kindMatrix,
  kinds,
  kindTarget,
  predictKinds,
  scoreKinds,
  sourceFolds,
  trainKinds,
} from '../scripts/column-types/train-kinds.ts'
import type { KindLearner } from '../scripts/column-types/train-kinds.ts'
import { kindForest } from '../src/clean/kind/kind-forest-data.ts'
import { kindForestVoter } from '../src/clean/kind/predict-kind-forest.ts'
import { predictKind } from '../src/clean/kind/predict-kind.ts'
import { simpleCleanModel } from '../src/clean/kind/simple-clean-model.ts'
import { categoryColumn } from '../src/table/make-column.ts'
import { load } from '../src/table/load.ts'
import { withColumns } from '../src/table/with-columns.ts'
import { writeCsv } from '../src/table/write-csv.ts'

const [input, output, ...rest] = process.argv.slice(2)
if (input === undefined || output === undefined) {
  console.error('usage: bench:column-types -- LABELLED.csv OUT.csv [--model tree|forest]')
  process.exit(2)
}
const learner: KindLearner = rest.includes('forest') ? 'forest' : 'tree'
const asked = await readLabelledColumns(input)
const training = await readLabelledColumns(new URL('../data/column-types/labelled-columns.csv', import.meta.url))
const predicted = await predictUnseen(asked, training)
await writeOut(input, output, predicted)
report(asked, predicted)

async function predictUnseen(
  columns: readonly LabelledColumn[],
  known: readonly LabelledColumn[],
): Promise<readonly string[]> {
  const X = kindMatrix(known)
  const y = kindTarget(known)
  const folds = sourceFolds(known)
  const foldOf = new Map(known.map((column, index) => [column.source, folds[index]]))
  const vote = kindForestVoter(kindForest)
  const answer = ({ evidence }: LabelledColumn): string =>
    learner === 'forest' ? vote(evidence).kind : predictKind(simpleCleanModel, evidence).kind
  const result = columns.map((column) => (foldOf.has(column.source) ? '' : answer(column)))
  const groups = new Set(
    columns.filter((_, index) => result[index] === '').map((column) => foldOf.get(column.source) ?? -1),
  )
  for (const fold of groups) {
    const trainingRows = Int32Array.from(y, (_, row) => row).filter((row) => folds[row] !== fold)
    const model = await trainKinds(X, y, trainingRows, learner)
    const rows = Int32Array.from(columns, (_, row) => row).filter(
      (row) => (foldOf.get(columns[row].source) ?? -1) === fold,
    )
    predictKinds(model, columns, rows, learner).forEach((kind, i) => (result[rows[i]] = kinds[kind]))
  }
  return result
}

async function writeOut(from: string, to: string, labels: readonly string[]): Promise<void> {
  const dataset = await load(new Uint8Array(await readFile(from)), { header: true, delimiter: ',', quote: '"' })
  const dictionary = [...new Set(labels)]
  const column = categoryColumn(
    { name: 'predicted', type: 'category', missing: new Uint8Array(labels.length) },
    Int32Array.from(labels, (label) => dictionary.indexOf(label)),
    dictionary,
  )
  await writeFile(to, writeCsv(withColumns(dataset, [...dataset.columns, column])))
}

function report(columns: readonly LabelledColumn[], labels: readonly string[]): void {
  if (!columns.every((column) => (kinds as readonly string[]).includes(column.kind))) return
  const { accuracy, macroF1, byKind } = scoreKinds(
    kindTarget(columns),
    labels.map((label) => (kinds as readonly string[]).indexOf(label)),
  )
  console.log(JSON.stringify({ bench: 'column-types', model: learner, columns: columns.length, accuracy, macroF1 }))
  for (const { kind, precision, recall, count } of byKind)
    console.log(`${kind.padEnd(18)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  of ${count}`)
}
