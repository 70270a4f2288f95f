import type { FittedPipeline } from '../../fitted/fitted-pipeline.ts'
import type { TreesModel } from '../../models/model.ts'
import type { Exporter } from '../exporter.ts'
import { notExportable } from '../not-exportable.ts'
import { constantTree, printTree } from './print-tree.ts'

/** The trees alone, as LightGBM's text format (v4): for SHAP tools and Treelite. It reads encoded features, not the columns of the file. */
export const lightgbm: Exporter<string> = {
  name: 'lightgbm',
  title: 'LightGBM model (trees without preprocessing)',
  mediaType: 'text/plain',
  extension: 'txt',
  export: async (pipeline) => printModel(pipeline, treesOf(pipeline)),
}

function treesOf({ model, calibration, targetTransform }: FittedPipeline): TreesModel {
  if (model.format !== 'trees')
    throw notExportable(
      'LightGBM',
      `its model is ${model.format === 'blend' ? 'a blend' : 'linear'}, not trees alone; export as onnx, javascript, python or sql`,
    )
  if (calibration.length > 0)
    throw notExportable(
      'LightGBM',
      'its probabilities are calibrated after the trees; export as onnx, javascript, python or sql',
    )
  if (targetTransform.kind !== 'identity')
    throw notExportable('LightGBM', 'its target is transformed; export as onnx, javascript, python or sql')
  return model
}

function printModel(pipeline: FittedPipeline, model: TreesModel): string {
  const trees = printTrees(pipeline, model)
  // tree_sizes: bytes of each block; the file is ASCII
  const head = [
    'tree',
    'version=v4',
    `num_class=${model.base.length}`,
    `num_tree_per_iteration=${model.base.length}`,
    'label_index=0',
    `max_feature_idx=${pipeline.features.length - 1}`,
    ...objectiveOf(model),
    ...(model.aggregate === 'mean' ? ['average_output'] : []),
    `feature_names=${pipeline.features.map((_, i) => `f${i}`).join(' ')}`,
    `feature_infos=${pipeline.features.map(({ kind, levels }) => (kind === 'categorical' ? Array.from({ length: levels ?? 1 }, (__, i) => i).join(':') : '[-1.7976931348623157e+308:1.7976931348623157e+308]')).join(' ')}`,
    `tree_sizes=${trees.map((tree) => tree.length).join(' ')}`,
  ]
  return `${head.join('\n')}\n\n${trees.join('')}end of trees\n`
}

function objectiveOf({ link, base }: TreesModel): readonly string[] {
  switch (link) {
    case 'logistic':
      return ['objective=binary sigmoid:1']
    case 'softmax':
      return [`objective=multiclass num_class:${base.length}`]
    case 'log':
      return ['objective=poisson']
    case 'identity':
      return ['objective=regression']
    case 'mean-share':
      // without objective the scores come out as they are
      return []
  }
}

/** Iteration by iteration, one tree a class; classes with fewer trees are filled up with zeros. Last the base, so that it is added last. */
function printTrees(pipeline: FittedPipeline, model: TreesModel): readonly string[] {
  const width = model.base.length
  const ofClass = Array.from({ length: width }, (_, k) =>
    Array.from(model.roots.keys()).filter((tree) => model.outputs[tree] < 0 || model.outputs[tree] === k),
  )
  const rounds = Math.max(0, ...ofClass.map((trees) => trees.length))
  const blocks: string[] = []
  for (let round = 0; round < rounds; round++) {
    ofClass.forEach((trees, k) => {
      const tree = trees[round]
      blocks.push(
        tree === undefined
          ? constantTree(blocks.length, 0)
          : printTree(blocks.length, model, model.roots[tree], model.outputs[tree] < 0 ? k : 0, pipeline.features),
      )
    })
  }
  if (!model.base.some((base) => base !== 0)) return blocks
  if (model.aggregate === 'mean')
    throw notExportable('LightGBM', 'its mean of trees has a base, which the format cannot hold')
  model.base.forEach((base) => blocks.push(constantTree(blocks.length, base)))
  return blocks
}
