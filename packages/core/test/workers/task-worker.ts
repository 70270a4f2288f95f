import { parentPort } from 'node:worker_threads'
import { learners } from '../../src/learners/index.ts'
import type { FitOptions, Learner } from '../../src/learners/learner.ts'
import type { FeatureMatrix } from '../../src/matrix/feature-matrix.ts'
import { modelToJson } from '../../src/models/model-json.ts'
import { CsvAnalyzerError } from '../../src/util/error.ts'
import { type OwnerPort, serveTasks } from '../../src/workers/serve-tasks.ts'

interface FitInput {
  readonly learner: keyof typeof learners
  readonly params: Record<string, unknown>
  readonly X: FeatureMatrix
  readonly y: Float64Array
  readonly run: FitOptions
}

serveTasks(parentPort as unknown as OwnerPort, {
  fit: async ({ learner, params, X, y, run }: FitInput, { signal, onProgress }) =>
    modelToJson((await (learners[learner] as Learner).fit(X, y, params, { ...run, signal, onProgress })).model),
  double: async (value: number) => value * 2,
  refuse: async (value: string) => {
    throw new CsvAnalyzerError('refused', `no ${value}`, { value })
  },
  die: async () => process.exit(3),
})
