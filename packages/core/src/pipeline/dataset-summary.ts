import type { Dataset } from '../table/dataset.ts'
import type { DatasetSummary } from './session.ts'

/** A dataset without its cells. */
export function datasetSummary({ source, rowCount, columns, findings }: Dataset): DatasetSummary {
  return {
    name: source.name,
    rowCount,
    columns: columns.map(({ name, type, format, missingCount, evidence }) => ({
      name,
      type,
      format,
      missing: missingCount,
      reason: evidence.reason,
      fit: evidence.fit,
    })),
    source,
    findings,
  }
}
