import { constant } from './constant.ts'
import { elasticNet } from './elastic-net.ts'
import type { Learner } from './learner.ts'
import { gradientBoosting } from './gradient-boosting.ts'
import { linear } from './linear.ts'
import { logistic } from './logistic.ts'

/** Every learner by name: a new one is a file and a line here. */
export const learners = {
  constant,
  linear,
  elasticNet,
  logistic,
  gradientBoosting,
} satisfies Record<string, Learner>

export type LearnerName = keyof typeof learners
