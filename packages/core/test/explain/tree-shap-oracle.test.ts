import { describe, expect, it } from 'vitest'
import { interventionalTreeExplainer } from '../../src/explain/interventional-tree-shap.ts'
import { treeExplainer } from '../../src/explain/tree-shap.ts'
import { hasPython, runPython } from './run-python.ts'
import { printTrees, scikitModel, type ScikitTree } from './scikit-trees.ts'

/** Grows scikit-learn's trees and prints them with their SHAP values. */
const program = `
import json, sys
import numpy as np, shap
from sklearn.datasets import make_friedman1
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
${printTrees}
x, y = make_friedman1(400, n_features=8, noise=1, random_state=1)
x = x.astype(np.float32).astype(np.float64)
boosted = GradientBoostingRegressor(n_estimators=40, max_leaf_nodes=12, max_depth=None, random_state=1).fit(x, y)
forest = RandomForestRegressor(n_estimators=15, min_samples_leaf=3, random_state=1).fit(x, y)
out = {}
for name, model, found, scale in [('boosted', boosted, [e[0].tree_ for e in boosted.estimators_], 0.1), ('forest', forest, [e.tree_ for e in forest.estimators_], 1)]:
    path = shap.TreeExplainer(model, feature_perturbation='tree_path_dependent')
    pairs = shap.TreeExplainer(model, x[100:150], feature_perturbation='interventional')
    out[name] = dict(trees=trees(found, scale), path=path.shap_values(x[:20], check_additivity=False).tolist(),
        pairs=pairs.shap_values(x[:20], check_additivity=False).tolist())
out['x'] = x[:20].tolist()
out['background'] = x[100:150].tolist()
json.dump(out, sys.stdout)
`

interface Answer {
  readonly trees: readonly ScikitTree[]
  readonly path: readonly (readonly number[])[]
  readonly pairs: readonly (readonly number[])[]
}

describe.skipIf(!hasPython('shap, sklearn'))('the shap package', () => {
  it('gives the same values for the trees of scikit-learn, to 1e-6', { timeout: 120_000 }, () => {
    const { boosted, forest, x, background } = runPython(program) as {
      readonly [name in 'boosted' | 'forest']: Answer
    } & { readonly [name in 'x' | 'background']: readonly number[][] }
    const others = background.map((row) => Float64Array.from(row))
    for (const [{ trees, path, pairs }, aggregate] of [
      [boosted, 'sum'],
      [forest, 'mean'],
    ] as const) {
      const model = scikitModel(trees, aggregate)
      for (const [explainer, theirs] of [
        [treeExplainer(model), path],
        [interventionalTreeExplainer(model, others), pairs],
      ] as const)
        x.forEach((row, i) => {
          const ours = new Float64Array(row.length)
          explainer.contributionsInto(ours, Float64Array.from(row))
          ours.forEach((value, j) => expect(Math.abs(value - theirs[i][j])).toBeLessThan(1e-6))
        })
    }
  })
})
