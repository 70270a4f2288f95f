import type { TreesModel } from '../../models/model.ts'
import { categoriesLeft } from '../category-set.ts'
import type { Value } from './graph.ts'
import type { OnnxContext } from './context.ts'
import { tensor } from './tensor.ts'

const branch = { atMost: 0, member: 6 } as const

/** Arrays of the operator TreeEnsemble (ai.onnx.ml 5). Leaves are numbered apart from nodes and hold one target each. */
interface Ensemble {
  readonly roots: number[]
  readonly features: number[]
  readonly splits: number[]
  readonly modes: number[]
  readonly trueNodes: number[]
  readonly trueLeafs: number[]
  readonly falseNodes: number[]
  readonly falseLeafs: number[]
  readonly missingTrue: number[]
  readonly members: number[]
  readonly leafTargets: number[]
  readonly leafWeights: number[]
}

/** The scores of a trees model, N × K doubles. A tree whose leaves hold whole rows is written once for each target. */
export function treeEnsemble(model: TreesModel, { graph, a, x, featureCount }: OnnxContext): Value {
  const width = model.base.length
  const codes = missingCodes(model, featureCount)
  const ensemble: Ensemble = {
    roots: [],
    features: [],
    splits: [],
    modes: [],
    trueNodes: [],
    trueLeafs: [],
    falseNodes: [],
    falseLeafs: [],
    missingTrue: [],
    members: [],
    leafTargets: [],
    leafWeights: [],
  }
  model.roots.forEach((root, tree) => {
    const output = model.outputs[tree]
    if (output >= 0) addTree(ensemble, model, codes, root, output, 0)
    else for (let k = 0; k < width; k++) addTree(ensemble, model, codes, root, k, k)
  })
  const sums =
    ensemble.roots.length === 0
      ? zeros(graph, a, x)
      : run(ensemble, width, graph, a.where(a.isMissing(x), graph.constant('double', codes, [1, featureCount]), x))
  const divisor = model.aggregate === 'mean' ? Math.max(model.roots.length, 1) : 1
  return a.add(a.div(sums, divisor), graph.constant('double', model.base, [1, width]))
}

/**
 * What missing becomes before the trees: itself for numbers, one more category for categoricals.
 * Set tests turn their input into an integer, and for NaN each engine gets another one.
 */
function missingCodes({ left, feature, categoryStart, categoryWords }: TreesModel, featureCount: number): Float64Array {
  const codes = new Float64Array(featureCount).fill(NaN)
  for (let node = 0; node < left.length; node++) {
    if (left[node] < 0 || categoryStart[node] < 0) continue
    const beyond = categoryWords[node] * 32
    if (!(codes[feature[node]] >= beyond)) codes[feature[node]] = beyond
  }
  return codes
}

/** N × 1 zeros, whatever the features hold. */
export function zeros(graph: OnnxContext['graph'], a: OnnxContext['a'], x: Value): Value {
  return a.mul(a.number(a.isMissing(graph.node('Gather', [x, graph.constant('int64', [0], [1])], { axis: 1 }))), 0)
}

function run(ensemble: Ensemble, width: number, graph: OnnxContext['graph'], x: Value): Value {
  const doubles = (values: readonly number[]) => tensor('double', values, [values.length])
  return graph.node(
    'TreeEnsemble',
    [x],
    {
      aggregate_function: 1,
      leaf_targetids: ensemble.leafTargets,
      leaf_weights: doubles(ensemble.leafWeights),
      ...(ensemble.members.length === 0 ? {} : { membership_values: doubles(ensemble.members) }),
      n_targets: width,
      nodes_falseleafs: ensemble.falseLeafs,
      nodes_falsenodeids: ensemble.falseNodes,
      nodes_featureids: ensemble.features,
      nodes_missing_value_tracks_true: ensemble.missingTrue,
      nodes_modes: tensor('uint8', ensemble.modes, [ensemble.modes.length]),
      nodes_splits: doubles(ensemble.splits),
      nodes_trueleafs: ensemble.trueLeafs,
      nodes_truenodeids: ensemble.trueNodes,
      post_transform: 0,
      tree_roots: ensemble.roots,
    },
    'ai.onnx.ml',
  )
}

function addTree(
  ensemble: Ensemble,
  model: TreesModel,
  codes: Float64Array,
  root: number,
  target: number,
  column: number,
): void {
  ensemble.roots.push(ensemble.features.length)
  if (model.left[root] < 0) addStump(ensemble, model.value[root * model.leafWidth + column], target)
  else addNode(ensemble, model, codes, root, target, column)
}

/** A tree of one leaf: a node whose branches meet in it. */
function addStump(ensemble: Ensemble, value: number, target: number): void {
  const leaf = addLeaf(ensemble, value, target)
  const at = reserve(ensemble, 0, 0, branch.atMost, 0)
  link(ensemble, at, 'true', leaf, 1)
  link(ensemble, at, 'false', leaf, 1)
}

function addNode(
  ensemble: Ensemble,
  model: TreesModel,
  codes: Float64Array,
  node: number,
  target: number,
  column: number,
): number {
  const feature = model.feature[node]
  const set =
    model.categoryStart[node] < 0
      ? null
      : [...categoriesLeft(model, node), ...(model.missingLeft[node] === 1 ? [codes[feature]] : [])]
  // no category is ≤ −1: an empty set sends all known categories to the right
  const split = set === null ? model.threshold[node] : -1
  const isMember = set !== null && set.length > 0
  const at = reserve(
    ensemble,
    feature,
    split,
    isMember ? branch.member : branch.atMost,
    set === null ? model.missingLeft[node] : 0,
  )
  if (isMember) ensemble.members.push(...set, NaN)
  const child = (side: 'true' | 'false', to: number) => {
    const isLeaf = model.left[to] < 0
    const id = isLeaf
      ? addLeaf(ensemble, model.value[to * model.leafWidth + column], target)
      : addNode(ensemble, model, codes, to, target, column)
    link(ensemble, at, side, id, isLeaf ? 1 : 0)
  }
  child('true', model.left[node])
  child('false', model.left[node] + 1)
  return at
}

function addLeaf(ensemble: Ensemble, value: number, target: number): number {
  ensemble.leafTargets.push(target)
  return ensemble.leafWeights.push(value) - 1
}

function reserve(ensemble: Ensemble, feature: number, split: number, mode: number, missingTrue: number): number {
  ensemble.splits.push(split)
  ensemble.modes.push(mode)
  ensemble.missingTrue.push(missingTrue)
  for (const list of [ensemble.trueNodes, ensemble.trueLeafs, ensemble.falseNodes, ensemble.falseLeafs]) list.push(0)
  return ensemble.features.push(feature) - 1
}

function link(ensemble: Ensemble, at: number, side: 'true' | 'false', id: number, isLeaf: number): void {
  const [ids, leafs] =
    side === 'true' ? [ensemble.trueNodes, ensemble.trueLeafs] : [ensemble.falseNodes, ensemble.falseLeafs]
  ids[at] = id
  leafs[at] = isLeaf
}
