import { scoreWidth } from './apply-link.ts'
import type { BlendModel, LinearModel, Model, TreesModel } from './model.ts'
import { unreadableModel } from '../util/unreadable-model.ts'

const tasks = ['binary', 'multiclass', 'regression']
const links = ['identity', 'log', 'logistic', 'softmax', 'mean-share']

/** The model itself when its arrays fit together, so that prediction ends and stays inside them; else throws `unreadable-model`. */
export function checkModel<M extends Model>(model: M): M {
  demand(tasks.includes(model.task), `task ${model.task}`)
  demand(links.includes(model.link), `link ${model.link}`)
  demand(isCount(model.classes) && model.classes <= 100_000, `${model.classes} classes`)
  switch (model.format) {
    case 'linear':
      checkLinear(model)
      break
    case 'trees':
      checkTrees(model)
      break
    case 'blend':
      checkBlend(model)
  }
  return model
}

function checkLinear(model: LinearModel): void {
  demand(model.intercepts.length === scoreWidth(model), 'intercepts')
  demand(model.coefficients.length === model.intercepts.length * model.features.length, 'coefficients')
  demand(
    model.features.every((feature) => feature >= 0),
    'features',
  )
}

function checkTrees(model: TreesModel): void {
  const nodes = model.left.length
  const width = scoreWidth(model)
  const perNode = [
    model.feature,
    model.threshold,
    model.missingLeft,
    model.categoryStart,
    model.categoryWords,
    model.cover,
    model.gain,
  ]
  demand(
    perNode.every((array) => array.length === nodes),
    'lengths of nodes',
  )
  demand(isCount(model.leafWidth), 'leafWidth')
  demand(model.value.length === nodes * model.leafWidth, 'value')
  demand(model.base.length === width, 'base')
  demand(model.outputs.length === model.roots.length, 'outputs')
  demand(
    model.roots.every((root) => root >= 0 && root < nodes),
    'roots',
  )
  demand(
    model.outputs.every((output) => output < width && (output >= 0 || model.leafWidth === width)),
    'outputs',
  )
  demand(model.aggregate === 'sum' || model.aggregate === 'mean', `aggregate ${model.aggregate}`)
  for (let node = 0; node < nodes; node++) if (model.left[node] >= 0) checkNode(model, node)
}

/** Children stand after their parent: a walk always ends. */
function checkNode(model: TreesModel, node: number): void {
  const { left, feature, categoryStart, categoryWords, categories } = model
  demand(left[node] > node && left[node] + 1 < left.length, `children of node ${node}`)
  demand(feature[node] >= 0, `feature of node ${node}`)
  const start = categoryStart[node]
  demand(
    start < 0 || (categoryWords[node] >= 0 && start + categoryWords[node] <= categories.length),
    `categories of node ${node}`,
  )
}

function checkBlend(model: BlendModel): void {
  for (const { weight, model: member } of model.members) {
    demand(weight >= 0 && weight < Infinity, 'weight')
    demand(member.task === model.task && member.classes === model.classes, 'task of a member')
    checkModel(member)
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0
}

function demand(holds: boolean, problem: string): void {
  if (!holds) throw unreadableModel(`wrong ${problem}`)
}
