import type { TreesModel } from '../models/model.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'
import { pathConditions, startPath, step, type Path } from './path-conditions.ts'

/** A leaf with what all rows in it have in common. */
export interface TreeLeaf {
  readonly node: number
  /** In words; empty for a tree without tests. */
  readonly conditions: readonly string[]
}

/** The leaves below a node, from left to right. */
export function treeLeaves(pipeline: FittedPipeline, model: TreesModel, root: number): readonly TreeLeaf[] {
  const leaves: TreeLeaf[] = []
  const visit = (node: number, path: Path) => {
    const child = model.left[node]
    if (child < 0) {
      leaves.push({ node, conditions: pathConditions(path, pipeline) })
      return
    }
    visit(child, step(path, pipeline, model, node, true))
    visit(child + 1, step(path, pipeline, model, node, false))
  }
  visit(root, startPath)
  return leaves
}
