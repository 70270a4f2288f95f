import { accuracy } from './accuracy.ts'
import { balancedAccuracy } from './balanced-accuracy.ts'
import { brier } from './brier.ts'
import { f1Macro } from './f1-macro.ts'
import { f1Weighted } from './f1-weighted.ts'
import { f1 } from './f1.ts'
import { kappa } from './kappa.ts'
import { logLoss } from './log-loss.ts'
import { mae } from './mae.ts'
import { mape } from './mape.ts'
import { mcc } from './mcc.ts'
import { medianAe } from './median-ae.ts'
import type { Metric } from './metric.ts'
import { mse } from './mse.ts'
import { pinball } from './pinball.ts'
import { prAuc } from './pr-auc.ts'
import { precisionMacro } from './precision-macro.ts'
import { precisionWeighted } from './precision-weighted.ts'
import { precision } from './precision.ts'
import { r2 } from './r2.ts'
import { recallMacro } from './recall-macro.ts'
import { recallWeighted } from './recall-weighted.ts'
import { recall } from './recall.ts'
import { rmse } from './rmse.ts'
import { rocAuc } from './roc-auc.ts'
import { smape } from './smape.ts'

/** Every metric by name. To add one: its file and a line here. */
export const metrics = {
  rocAuc,
  prAuc,
  logLoss,
  brier,
  accuracy,
  balancedAccuracy,
  precision,
  recall,
  f1,
  precisionMacro,
  recallMacro,
  f1Macro,
  precisionWeighted,
  recallWeighted,
  f1Weighted,
  mcc,
  kappa,
  rmse,
  mae,
  medianAe,
  r2,
  mse,
  mape,
  smape,
  pinball,
} satisfies Record<string, Metric>

export type MetricName = keyof typeof metrics
