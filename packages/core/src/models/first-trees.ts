import type { TreesModel } from './model.ts'

/** The model that a training which ended after so many trees would have left. */
export function firstTrees(model: TreesModel, count: number): TreesModel {
  if (count >= model.roots.length) return model
  const nodes = model.roots[count]
  const { leafWidth, categoryStart, categoryWords } = model
  let words = 0
  for (let node = 0; node < nodes; node++)
    if (categoryStart[node] >= 0) words = Math.max(words, categoryStart[node] + categoryWords[node])
  return {
    ...model,
    roots: model.roots.slice(0, count),
    outputs: model.outputs.slice(0, count),
    feature: model.feature.slice(0, nodes),
    threshold: model.threshold.slice(0, nodes),
    left: model.left.slice(0, nodes),
    missingLeft: model.missingLeft.slice(0, nodes),
    categoryStart: categoryStart.slice(0, nodes),
    categoryWords: categoryWords.slice(0, nodes),
    categories: model.categories.slice(0, words),
    value: model.value.slice(0, nodes * leafWidth),
    cover: model.cover.slice(0, nodes),
    gain: model.gain.slice(0, nodes),
  }
}
