import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'

/** Prints a fitted pipeline in one format. It reads column operations and model formats, never actions, encoders or learners. */
export interface Exporter<T extends Uint8Array | string = Uint8Array | string> {
  readonly name: string
  readonly title: string
  readonly mediaType: string
  readonly extension: string
  export(pipeline: FittedPipeline): Promise<T>
}
