/**
 * Trains SimpleCleanModel on the labelled columns, prints how well it does on columns of unseen source files,
 * and writes it to src/clean/kind/simple-clean-model.ts. Run by `npm run train:column-types`.
 */
import { writeFile } from 'node:fs/promises'
import { kindFeatures } from '../src/clean/kind/kind-features.ts'
import type { TreesModel } from '../src/models/model.ts'
import { readLabelledColumns } from './column-types/labelled-columns.ts'
import {
  kindMatrix,
  kinds,
  kindTarget,
  outOfFoldKinds,
  scoreKinds,
  sourceFolds,
  trainKinds,
} from './column-types/train-kinds.ts'
import type { KindLearner, KindScores } from './column-types/train-kinds.ts'

const columns = await readLabelledColumns(new URL('../data/column-types/labelled-columns.csv', import.meta.url))
const X = kindMatrix(columns)
const y = kindTarget(columns)
const folds = sourceFolds(columns)
const sources = new Set(columns.map((column) => column.source)).size

console.log(`${columns.length} labelled columns of ${sources} source files, 5 folds by source file`)
const scores: Record<string, KindScores> = {}
for (const learner of ['tree', 'forest'] satisfies KindLearner[]) {
  scores[learner] = scoreKinds(y, await outOfFoldKinds(X, y, folds, learner))
  print(learner === 'tree' ? 'tree of at most 64 leaves' : 'forest of 200 trees (does not ship)', scores[learner])
}
const model = await trainKinds(
  X,
  y,
  Int32Array.from(y, (_, row) => row),
  'tree',
)
const source = modelSource(model)
await writeFile(new URL('../src/clean/kind/simple-clean-model.ts', import.meta.url), source)
console.log(`wrote ${source.length} bytes, ${leafCount(model)} leaves`)

function print(title: string, { accuracy, macroF1, byKind }: KindScores): void {
  console.log(`\n${title}: accuracy ${accuracy.toFixed(4)}, macro F1 ${macroF1.toFixed(4)}`)
  for (const { kind, precision, recall, count } of byKind)
    console.log(`  ${kind.padEnd(18)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  of ${count}`)
}

function leafCount(tree: TreesModel): number {
  return tree.left.reduce((count, left) => count + (left < 0 ? 1 : 0), 0)
}

/** Node: [feature, threshold, left, right]; leaf: the share of each kind in thousandths. */
function modelSource(tree: TreesModel): string {
  const used = [...new Set([...tree.feature].filter((_, node) => tree.left[node] >= 0))].sort((a, b) => a - b)
  const nodes = Array.from(tree.left, (left, node) =>
    left < 0 ? leaf(tree, node) : [used.indexOf(tree.feature[node]), tree.threshold[node], left, left + 1],
  )
  const { accuracy, macroF1 } = scores['tree']
  return `// Written by scripts/train-column-types.ts; do not edit. Model card: docs/simple-clean-model.md.
import type { KindTree } from './kind-tree.ts'

export const simpleCleanModel: KindTree = {
  version: 1,
  trainedOn: { columns: ${columns.length}, sources: ${sources} },
  unseenSources: { accuracy: ${accuracy.toFixed(4)}, macroF1: ${macroF1.toFixed(4)} },
  kinds: ${JSON.stringify(kinds)},
  features: ${JSON.stringify(used.map((index) => kindFeatures[index].name))},
  nodes: [
${nodes.map((node) => `    ${JSON.stringify(node)},`).join('\n')}
  ],
}
`
}

function leaf(tree: TreesModel, node: number): readonly number[] {
  const row = [...tree.value.subarray(node * tree.leafWidth, (node + 1) * tree.leafWidth)]
  const sum = row.reduce((total, value) => total + value, 0)
  return row.map((value) => Math.floor((1000 * value) / sum + 0.5))
}
