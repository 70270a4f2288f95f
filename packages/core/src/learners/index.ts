import { constant } from './constant.ts'
import { decisionTree } from './decision-tree.ts'
import { elasticNet } from './elastic-net.ts'
import { extraTrees } from './extra-trees.ts'
import { gradientBoosting } from './gradient-boosting.ts'
import type { Learner } from './learner.ts'
import { linear } from './linear.ts'
import { logistic } from './logistic.ts'
import { oneRule } from './one-rule.ts'
import { randomForest } from './random-forest.ts'

/** Every learner by name: a new one is a file and a line here. */
export const learners = {
  constant,
  oneRule,
  linear,
  elasticNet,
  logistic,
  decisionTree,
  extraTrees,
  randomForest,
  gradientBoosting,
} satisfies Record<string, Learner>

export type LearnerName = keyof typeof learners
