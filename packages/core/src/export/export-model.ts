import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { Exporter } from './exporter.ts'
import { exporters, type ExportFormat } from './index.ts'

/** What a format is printed as: text or bytes. */
export type Exported<F extends ExportFormat> = Awaited<ReturnType<(typeof exporters)[F]['export']>>

/** The pipeline printed in one format. @throws CsvAnalyzerError `unknown-format`, or `not-exportable` with the reason */
export async function exportModel<F extends ExportFormat>(pipeline: FittedPipeline, format: F): Promise<Exported<F>> {
  if (!Object.hasOwn(exporters, format)) {
    throw new CsvAnalyzerError(
      'unknown-format',
      `unknown export format "${String(format)}"; there are: ${Object.keys(exporters).join(', ')}`,
      { format: String(format) },
    )
  }
  return (exporters[format] as Exporter).export(pipeline) as Promise<Exported<F>>
}
