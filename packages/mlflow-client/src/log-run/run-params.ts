import type { Candidate, FittedPipeline, JsonValue, Leaderboard } from '@csvanalyzer/core'
import { safeKey } from '../check-key.ts'
import { longestValue } from '../check-length.ts'

type Params = { readonly [key: string]: string }

/** What was asked for and what the search chose. */
export function runParams(pipeline: FittedPipeline, { metric, folds, split, candidates }: Leaderboard): Params {
  const chosen = candidates.find((candidate) => candidate.chosen)
  return {
    target: short(pipeline.target),
    task: pipeline.task,
    ...(pipeline.positive !== null && { positive: short(pipeline.positive) }),
    metric,
    folds: String(folds),
    split: split.kind,
    ...(split.column !== null && { splitColumn: short(split.column) }),
    inputs: String(pipeline.inputs.length),
    features: String(pipeline.features.length),
    ...(chosen && candidateParams(chosen)),
  }
}

/** The learner, and its own parameters behind its name, so that two learners of one experiment stay apart. */
export function candidateParams({ learner, params }: Candidate): Params {
  const own = Object.entries(params).map(([key, value]) => [safeKey(`${learner}.${key}`), short(printed(value))])
  return { learner: short(learner), ...Object.fromEntries(own) }
}

function printed(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** MLflow would cut it without a word; the dots say that something is missing. */
function short(text: string): string {
  return text.length <= longestValue.params ? text : `${text.slice(0, longestValue.params - 1)}…`
}
