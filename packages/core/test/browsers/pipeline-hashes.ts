import { fit } from '../../src/pipeline/fit.ts'
import { hashPipeline } from '../../src/fitted/to-json.ts'
import { load } from '../../src/table/load.ts'
import type { FitSettings } from '../../src/search/search-settings.ts'

export interface PipelineCase {
  readonly name: string
  readonly csv: string
  readonly settings: Omit<FitSettings, 'signal' | 'onProgress' | 'test'>
}

/** The hash of the pipeline that a whole fit gives, and the score that its leaderboard shows, by case. */
export async function run(
  cases: readonly PipelineCase[],
): Promise<{ readonly [name: string]: { readonly hash: string; readonly score: number | null } }> {
  const hashes: { [name: string]: { readonly hash: string; readonly score: number | null } } = {}
  for (const { name, csv, settings } of cases) {
    const { pipeline, leaderboard } = await fit(await load(csv), settings)
    hashes[name] = { hash: hashPipeline(pipeline), score: leaderboard.candidates[0].score }
  }
  return hashes
}
