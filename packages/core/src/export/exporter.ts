import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'

/** Prints a fitted pipeline in one format. It reads column operations and model formats, never actions, encoders or learners. */
export interface Exporter<T extends Uint8Array | string = Uint8Array | string> {
  readonly name: string
  readonly title: string
  readonly mediaType: string
  readonly extension: string
  /** @throws CsvAnalyzerError `not-exportable` with the reason, where the format cannot hold the pipeline */
  export(pipeline: FittedPipeline): Promise<T>
  /** A format that is a folder: its files by path. `export` gives them as one archive. */
  files?(pipeline: FittedPipeline): Promise<{ readonly [path: string]: Uint8Array }>
}
