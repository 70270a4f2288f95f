/**
 * Trains SimpleCleanModel and the larger forest on the labelled columns, prints how well they do on columns of unseen source files
 * (and, flattering, on columns parted at random), and writes them to src/clean/kind. Run by `npm run train:column-types`.
 */
import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { kindForest } from '../src/clean/kind/kind-forest-data.ts'
import type { KindForest } from '../src/clean/kind/kind-forest.ts'
import type { TreesModel } from '../src/models/model.ts'
import { encodeTree } from './column-types/encode-tree.ts'
import { scoreExamples } from './column-types/example-columns.ts'
import { featureAgreement } from './column-types/feature-agreement.ts'
import { readLabelledColumns } from './column-types/labelled-columns.ts'
import { publishedFolds } from './column-types/published-folds.ts'
import {
  columnFolds,
  forestOf,
  kindMatrix,
  kinds,
  kindTarget,
  outOfFoldKinds,
  scoreKinds,
  sourceFolds,
  trainKinds,
} from './column-types/train-kinds.ts'
import type { KindLearner, KindScores } from './column-types/train-kinds.ts'

const labelled = new URL('../data/column-types/labelled-columns.csv', import.meta.url)
const columns = await readLabelledColumns(labelled)
const X = kindMatrix(columns)
const y = kindTarget(columns)
const folds = sourceFolds(columns)
const published = publishedFolds(columns)
const sources = new Set(columns.map((column) => column.source)).size

console.log(`${columns.length} labelled columns of ${sources} source files, 5 folds by source file`)
const scores: Record<string, KindScores> = {}
for (const learner of ['tree', 'forest'] satisfies KindLearner[]) {
  scores[learner] = scoreKinds(y, await outOfFoldKinds(columns, folds, learner))
  print(learner === 'tree' ? 'tree of at most 64 leaves' : 'forest of 40 trees', scores[learner])
  const flattering = scoreKinds(y, await outOfFoldKinds(columns, columnFolds(columns), learner))
  console.log(`  columns parted at random (files on both sides): accuracy ${flattering.accuracy.toFixed(4)}`)
  const answers = await outOfFoldKinds(columns, published, learner)
  const test = Array.from(y.keys()).filter((row) => published[row] === 0)
  const right = test.filter((row) => answers[row] === y[row]).length
  console.log(
    `  published split (files on both sides): accuracy ${(right / test.length).toFixed(4)}, ${right} of ${test.length} columns, trained on ${y.length - test.length}`,
  )
}
console.log('\nfigures of the labelled file made again from its other fields')
for (const { figure, of, share } of await featureAgreement(labelled))
  console.log(`  ${figure.padEnd(22)} ${of.padEnd(32)} agrees in ${(100 * share).toFixed(1)} %`)
const all = Int32Array.from(y, (_, row) => row)
const model = await trainKinds(X, y, all, 'tree')
const source = modelSource(model)
await writeFile(new URL('../src/clean/kind/simple-clean-model.ts', import.meta.url), source)
console.log(`\nwrote the tree: ${source.length} bytes, ${leafCount(model)} leaves`)
const forest = forestSource(await trainKinds(X, y, all, 'forest'))
await writeFile(new URL('../src/clean/kind/kind-forest-data.ts', import.meta.url), forest)
console.log(`wrote the forest: ${forest.length} bytes, ${gzipSync(forest).length} with gzip`)
// the models as they are after this run's files are written stand in the next run; `suggest` reads the ones imported above
for (const [name, kindModel] of [
  ['tree', undefined],
  ['forest', kindForest],
] as const) {
  const { columns: count, rightKinds, rightActions, differences } = await scoreExamples(kindModel)
  console.log(
    `\nsuggest on the sample data, ${name}: kinds right ${rightKinds} of ${count}, actions right ${rightActions} of ${count}`,
  )
  for (const difference of differences) console.log(`  ${difference}`)
}

function print(title: string, { accuracy, macroF1, byKind }: KindScores): void {
  console.log(`\n${title}: accuracy ${accuracy.toFixed(4)}, macro F1 ${macroF1.toFixed(4)}`)
  for (const { kind, precision, recall, count } of byKind)
    console.log(`  ${kind.padEnd(18)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  of ${count}`)
}

function leafCount(tree: TreesModel): number {
  return tree.left.reduce((count, left) => count + (left < 0 ? 1 : 0), 0)
}

function modelSource(tree: TreesModel): string {
  const { features, nodes } = encodeTree(tree)
  const { accuracy, macroF1 } = scores['tree']
  return `// Written by scripts/train-column-types.ts; do not edit. Model card: docs/simple-clean-model.md.
import type { KindTree } from './kind-tree.ts'

export const simpleCleanModel: KindTree = {
  version: 1,
  trainedOn: { columns: ${columns.length}, sources: ${sources} },
  unseenSources: { accuracy: ${accuracy.toFixed(4)}, macroF1: ${macroF1.toFixed(4)} },
  kinds: ${JSON.stringify(kinds)},
  features: ${JSON.stringify(features)},
  nodes: [
${nodes.map((node) => `    ${JSON.stringify(node)},`).join('\n')}
  ],
}
`
}

function forestSource(trees: TreesModel): string {
  const { accuracy, macroF1 } = scores['forest']
  const forest: KindForest = {
    ...forestOf(trees),
    trainedOn: { columns: columns.length, sources },
    unseenSources: { accuracy: Number(accuracy.toFixed(4)), macroF1: Number(macroF1.toFixed(4)) },
  }
  return `// Written by scripts/train-column-types.ts; do not edit. Model card: docs/simple-clean-model.md.
import type { KindForest } from './kind-forest.ts'

export const kindForest: KindForest = ${JSON.stringify(forest)}
`
}
