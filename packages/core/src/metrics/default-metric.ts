import type { Task } from '../matrix/task.ts'
import type { MetricName } from './index.ts'

/** What a leaderboard is sorted by when nobody says otherwise. */
export const defaultMetric: { readonly [T in Task]: MetricName } = {
  binary: 'rocAuc',
  multiclass: 'logLoss',
  regression: 'rmse',
}
