import type { FittedPipeline } from './fitted-pipeline.ts'
import type { TreesModel } from '../models/model.ts'
import { isInSet } from '../models/tree-scores.ts'
import { conditionWords } from './condition-words.ts'
import type { Region } from './region.ts'

/** The regions of the features tested so far, in the order of their first test. */
export type Path = ReadonlyMap<number, Region>

export const startPath: Path = new Map()
const everything: Region = { above: -Infinity, below: Infinity, levels: null, missing: true }

/** The path after a test was passed to the left or to the right. */
export function step(
  path: Path,
  { features }: FittedPipeline,
  model: TreesModel,
  node: number,
  goesLeft: boolean,
): Path {
  const feature = model.feature[node]
  const region = path.get(feature) ?? everything
  const missing = region.missing && (model.missingLeft[node] === 1) === goesLeft
  return new Map([
    ...path,
    [feature, { ...narrowed(region, features[feature].levels ?? 0, model, node, goesLeft), missing }],
  ])
}

function narrowed(region: Region, levelCount: number, model: TreesModel, node: number, goesLeft: boolean): Region {
  if (model.categoryStart[node] >= 0) {
    const levels = region.levels ?? Array.from({ length: levelCount }, (_, level) => level)
    return { ...region, levels: levels.filter((level) => isInSet(model, node, level) === goesLeft) }
  }
  const threshold = model.threshold[node]
  return goesLeft
    ? { ...region, below: Math.min(region.below, threshold) }
    : { ...region, above: Math.max(region.above, threshold) }
}

/** Each region in words, in the order of the first tests. */
export function pathConditions(path: Path, pipeline: FittedPipeline): readonly string[] {
  return Array.from(path, ([feature, region]) => conditionWords(pipeline, feature, region))
}
