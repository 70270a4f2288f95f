import { CsvAnalyzerError } from '../util/error.ts'
import { scoreWidth } from './apply-link.ts'
import type { BlendModel, LinearModel, Model, TreesModel } from './model.ts'

const tasks = ['binary', 'multiclass', 'regression']
const links = ['identity', 'log', 'logistic', 'softmax', 'mean-share']

/** The model itself when its arrays fit together, so that prediction ends and stays inside them; else throws `unreadable-model`. */
export function checkModel<M extends Model>(model: M): M {
  demand(tasks.includes(model.task), `unknown task ${JSON.stringify(model.task)}`)
  demand(links.includes(model.link), `unknown link ${JSON.stringify(model.link)}`)
  demand(Number.isInteger(model.classes) && model.classes >= 1 && model.classes <= 100_000, `${model.classes} classes`)
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
  demand(model.intercepts.length === scoreWidth(model), 'one intercept a score is needed')
  demand(model.coefficients.length === model.intercepts.length * model.features.length, 'coefficients and features differ in length')
  demand(model.features.every((feature) => feature >= 0), 'a feature index below 0')
}

function checkTrees(model: TreesModel): void {
  const nodes = model.left.length
  const width = scoreWidth(model)
  const perNode = [model.feature, model.threshold, model.missingLeft, model.categoryStart, model.categoryWords, model.cover, model.gain]
  demand(perNode.every((array) => array.length === nodes), 'arrays of nodes differ in length')
  demand(Number.isInteger(model.leafWidth) && model.leafWidth >= 1, `leaf width ${model.leafWidth}`)
  demand(model.value.length === nodes * model.leafWidth, 'leaf values are missing')
  demand(model.base.length === width, 'one base a score is needed')
  demand(model.outputs.length === model.roots.length, 'one output a tree is needed')
  demand(model.roots.every((root) => root >= 0 && root < nodes), 'a root outside the nodes')
  demand(model.outputs.every((output) => output < width && (output >= 0 || model.leafWidth === width)), 'an output outside the scores')
  demand(model.aggregate === 'sum' || model.aggregate === 'mean', `unknown aggregate ${JSON.stringify(model.aggregate)}`)
  for (let node = 0; node < nodes; node++) if (model.left[node] >= 0) checkNode(model, node)
}

/** Children stand after their parent: a walk always ends. */
function checkNode(model: TreesModel, node: number): void {
  const { left, feature, categoryStart, categoryWords, categories } = model
  demand(left[node] > node && left[node] + 1 < left.length, `node ${node} has children outside the tree`)
  demand(feature[node] >= 0, `node ${node} tests feature ${feature[node]}`)
  const start = categoryStart[node]
  demand(start < 0 || (categoryWords[node] >= 0 && start + categoryWords[node] <= categories.length), `node ${node} has a category set outside the sets`)
}

function checkBlend(model: BlendModel): void {
  for (const { weight, model: member } of model.members) {
    demand(Number.isFinite(weight) && weight >= 0, `a member of weight ${weight}`)
    demand(member.task === model.task && member.classes === model.classes, 'a member for another task')
    checkModel(member)
  }
}

function demand(holds: boolean, problem: string): void {
  if (!holds) throw new CsvAnalyzerError('unreadable-model', `the model cannot be read: ${problem}`)
}
