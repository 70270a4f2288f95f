import type { Metric } from './metric.ts'

/**
 * What becomes of a metric that is NaN or infinite. `send`: MLflow keeps NaN, and an infinity as the largest number.
 * `skip`: it is left out, because one NaN empties charts of MLflow's page. `tag`: it is left out, and a tag tells.
 */
export type NotFinitePolicy = 'send' | 'skip' | 'tag'

/** The metrics to send, and the tags that stand for the others. */
export function settleNotFinite(
  metrics: readonly Metric[],
  policy: NotFinitePolicy,
): { readonly metrics: readonly Metric[]; readonly tags: { readonly [key: string]: string } } {
  if (policy === 'send') return { metrics, tags: {} }
  const finite = metrics.filter(({ value }) => Number.isFinite(value))
  if (policy === 'skip') return { metrics: finite, tags: {} }
  const told = metrics.filter(({ value }) => !Number.isFinite(value))
  const tags = told.map(({ key, value, step = 0 }) => [`notFinite.${key}`, `${value} at step ${step}`] as const)
  return { metrics: finite, tags: Object.fromEntries(tags) }
}
