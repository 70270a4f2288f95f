import type { FittedPipeline } from '../../src/fitted/fitted-pipeline.ts'
import type { Model, TreesModel } from '../../src/models/model.ts'

/** Arrays of a tree as scikit-learn holds them. */
export interface ScikitTree {
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly feature: readonly number[]
  readonly threshold: readonly number[]
  readonly cover: readonly number[]
  readonly value: readonly number[]
  readonly impurity?: readonly number[]
}

/** The Python function that prints such trees. */
export const printTrees = `
def trees(found, scale):
    return [dict(left=t.children_left.tolist(), right=t.children_right.tolist(), feature=t.feature.tolist(), threshold=t.threshold.tolist(),
        cover=t.weighted_n_node_samples.tolist(), value=(t.value[:, 0, 0] * scale).tolist(), impurity=t.impurity.tolist()) for t in found]
`

/** Nodes renumbered level by level, so that two children stand side by side. */
export function scikitModel(trees: readonly ScikitTree[], aggregate: 'sum' | 'mean', base = 0): TreesModel {
  const nodes: { tree: ScikitTree; node: number; left: number }[] = []
  const roots = trees.map((tree) => {
    const root = nodes.push({ tree, node: 0, left: -1 }) - 1
    for (let at = root; at < nodes.length; at++) {
      const { node } = nodes[at]
      if (tree.left[node] < 0) continue
      nodes[at].left = nodes.push({ tree, node: tree.left[node], left: -1 }) - 1
      nodes.push({ tree, node: tree.right[node], left: -1 })
    }
    return root
  })
  const numbers = (of: (tree: ScikitTree, node: number) => number) =>
    Float64Array.from(nodes, ({ tree, node }) => of(tree, node))
  const weighted = ({ cover, impurity }: ScikitTree, node: number) => cover[node] * (impurity?.[node] ?? 0)
  return {
    version: 1,
    format: 'trees',
    task: 'regression',
    classes: 1,
    link: 'identity',
    aggregate,
    roots: Int32Array.from(roots),
    outputs: new Int32Array(roots.length),
    base: Float64Array.of(base),
    feature: Int32Array.from(nodes, ({ tree, node }) => Math.max(0, tree.feature[node])),
    threshold: numbers((tree, node) => tree.threshold[node]),
    left: Int32Array.from(nodes, ({ left }) => left),
    missingLeft: new Uint8Array(nodes.length),
    categoryStart: new Int32Array(nodes.length).fill(-1),
    categoryWords: new Int32Array(nodes.length),
    categories: new Uint32Array(0),
    leafWidth: 1,
    value: numbers((tree, node) => tree.value[node]),
    cover: numbers((tree, node) => tree.cover[node]),
    gain: numbers((tree, node) =>
      tree.left[node] < 0
        ? 0
        : weighted(tree, node) - weighted(tree, tree.left[node]) - weighted(tree, tree.right[node]),
    ),
  }
}

/** A regression pipeline whose inputs x0, x1 … are the features of the model. */
export function numberPipeline(model: Model, featureCount: number, more: Partial<FittedPipeline> = {}): FittedPipeline {
  const names = Array.from({ length: featureCount }, (_, j) => `x${j}`)
  return {
    format: 'csvanalyzer-pipeline',
    version: 1,
    library: 'test',
    task: model.task,
    target: 'y',
    classes: [],
    positive: null,
    inputs: names.map((name) => ({
      name,
      kind: 'number',
      type: 'number',
      format: {},
      missingShare: 0,
      range: [-1e9, 1e9],
      values: null,
      usual: 0,
    })),
    operations: [],
    features: names.map((name) => ({ name, kind: 'numeric', source: name })),
    model,
    calibration: [],
    threshold: 0.5,
    targetTransform: { kind: 'identity' },
    intervals: null,
    plan: { version: 1, target: 'y', steps: [] },
    recipe: {},
    ...more,
  }
}

/** Rows of numbers as objects x0, x1 … */
export function numberRows(rows: readonly (readonly number[])[]): readonly { readonly [name: string]: number }[] {
  return rows.map((row) => Object.fromEntries(row.map((value, j) => [`x${j}`, value])))
}
