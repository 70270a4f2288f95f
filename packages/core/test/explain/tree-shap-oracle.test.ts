import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findPython } from '../../../../scripts/find-python.js'
import { treeExplainer } from '../../src/explain/tree-shap.ts'
import type { TreesModel } from '../../src/models/model.ts'

const python = findPython()
const hasShap = python !== null && spawnSync(python, ['-c', 'import shap, sklearn']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-shap-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Grows scikit-learn's trees and prints them with their SHAP values. */
const driver = `
import json, sys
import numpy as np, shap
from sklearn.datasets import make_friedman1
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
x, y = make_friedman1(400, n_features=8, noise=1, random_state=1)
x = x.astype(np.float32).astype(np.float64)
def trees(model, found, scale):
    return [dict(left=t.children_left.tolist(), right=t.children_right.tolist(), feature=t.feature.tolist(), threshold=t.threshold.tolist(),
        cover=t.weighted_n_node_samples.tolist(), value=(t.value[:, 0, 0] * scale).tolist()) for t in found]
boosted = GradientBoostingRegressor(n_estimators=40, max_leaf_nodes=12, max_depth=None, random_state=1).fit(x, y)
forest = RandomForestRegressor(n_estimators=15, min_samples_leaf=3, random_state=1).fit(x, y)
out = {}
for name, model, found, scale in [('boosted', boosted, [e[0].tree_ for e in boosted.estimators_], 0.1), ('forest', forest, [e.tree_ for e in forest.estimators_], 1)]:
    e = shap.TreeExplainer(model, feature_perturbation='tree_path_dependent')
    out[name] = dict(trees=trees(model, found, scale), values=e.shap_values(x[:20], check_additivity=False).tolist(), version=shap.__version__)
out['x'] = x[:20].tolist()
json.dump(out, sys.stdout)
`

interface PythonTree {
  readonly left: number[]
  readonly right: number[]
  readonly feature: number[]
  readonly threshold: number[]
  readonly cover: number[]
  readonly value: number[]
}

describe.skipIf(!hasShap)('the shap package', () => {
  it('gives the same values for the trees of scikit-learn, to 1e-6', { timeout: 120_000 }, () => {
    writeFileSync(join(folder, 'driver.py'), driver)
    const run = spawnSync(python!, ['-W', 'ignore', join(folder, 'driver.py')], { maxBuffer: 1 << 28 })
    const stdout = run.stdout.toString()
    expect(stdout === '' ? run.stderr.toString() : '').toBe('')
    const { boosted, forest, x } = JSON.parse(stdout)
    for (const [theirs, aggregate] of [
      [boosted, 'sum'],
      [forest, 'mean'],
    ] as const) {
      const { contributionsInto } = treeExplainer(modelOf(theirs.trees, aggregate))
      ;(x as number[][]).forEach((row, i) => {
        const ours = new Float64Array(row.length)
        contributionsInto(ours, Float64Array.from(row))
        ours.forEach((value, j) => expect(Math.abs(value - theirs.values[i][j])).toBeLessThan(1e-6))
      })
    }
  })
})

/** Nodes renumbered level by level, so that two children stand side by side. */
function modelOf(trees: readonly PythonTree[], aggregate: 'sum' | 'mean'): TreesModel {
  const nodes: { tree: PythonTree; node: number; left: number }[] = []
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
  const numbers = (of: (tree: PythonTree, node: number) => number) =>
    Float64Array.from(nodes, ({ tree, node }) => of(tree, node))
  return {
    version: 1,
    format: 'trees',
    task: 'regression',
    classes: 1,
    link: 'identity',
    aggregate,
    roots: Int32Array.from(roots),
    outputs: new Int32Array(roots.length),
    base: new Float64Array(1),
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
    gain: new Float64Array(nodes.length),
  }
}
