import { numberOut } from './number.ts'

export interface Metric {
  readonly key: string
  /** NaN and infinities are sent as words; MLflow keeps infinities as the largest number. */
  readonly value: number
  /** Milliseconds since 1970. */
  readonly timestamp: number
  readonly step?: number
  /** The logged model that it measures, and on which dataset. */
  readonly modelId?: string
  readonly datasetName?: string
  readonly datasetDigest?: string
}

/** A metric as it stands in MLflow's requests. */
export function rawMetric(metric: Metric): object {
  return {
    key: metric.key,
    value: numberOut(metric.value),
    timestamp: metric.timestamp,
    step: metric.step,
    model_id: metric.modelId,
    dataset_name: metric.datasetName,
    dataset_digest: metric.datasetDigest,
  }
}
