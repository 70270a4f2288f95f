import { libraryVersion } from '../fitted/library-version.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import { canonicalJson, sha256Hex } from '../util/hash.ts'
import type { JsonObject } from '../util/json.ts'
import { decodeFloat64, encodeFloat64 } from '../util/typed-array-json.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import type { CandidateState, SearchState } from './saved-search.ts'
import type { PreparedSearch } from './prepare-search.ts'
import { finishCandidate, type FinishedCandidate, type SearchFrame } from './run-candidate.ts'

export function stateOf(
  search: PreparedSearch,
  frame: Pick<SearchFrame, 'board'>,
  finished: readonly FinishedCandidate[],
): SearchState {
  return { version: 1, library: libraryVersion, key: keyOf(search), candidates: finished.map(candidateState) }

  function candidateState({ spec, raw, rounds, agreedRounds, fitMilliseconds }: FinishedCandidate): CandidateState {
    const { predictMicrosecondsPerRow, modelBytes, work } = frame.board.get(spec.id)
    return {
      id: spec.id,
      recipe: recipeKey(spec),
      predicted: encodeFloat64(raw.values),
      rounds,
      agreedRounds: agreedRounds ?? null,
      fitMilliseconds,
      predictMicrosecondsPerRow,
      modelBytes,
      work,
    }
  }
}

/**
 * Gives back what an earlier search left of a candidate; null for those that it did not finish.
 * @throws CsvAnalyzerError `other-search` when the state is of other data, options or another version
 */
export function restorer(
  search: PreparedSearch,
  frame: SearchFrame,
  state: SearchState | undefined,
): (spec: CandidateSpec) => FinishedCandidate | null {
  if (state === undefined) return () => null
  checkState(state, search)
  const known = new Map(state.candidates.map((candidate) => [candidate.id, candidate]))
  return (spec) => {
    const left = known.get(spec.id)
    if (left === undefined || left.recipe !== recipeKey(spec)) return null
    frame.board.update(spec.id, { fitMilliseconds: left.fitMilliseconds, modelBytes: left.modelBytes, work: left.work })
    return finishCandidate(spec, frame, {
      raw: predictionOf(left, search),
      rounds: left.rounds,
      agreedRounds: left.agreedRounds ?? undefined,
      fitMilliseconds: left.fitMilliseconds,
      encodeMilliseconds: 0,
      predictMicrosecondsPerRow: left.predictMicrosecondsPerRow,
      foldModels: search.folds.map(() => null),
    })
  }
}

function checkState(state: SearchState, search: PreparedSearch): void {
  if (state?.version !== 1 || !Array.isArray(state.candidates))
    throw new CsvAnalyzerError('other-search', 'this is not the state of a search; start without it')
  if (state.library !== libraryVersion)
    throw new CsvAnalyzerError(
      'other-search',
      `the search was left by library ${state.library}, and this is ${libraryVersion}; start again`,
    )
  if (state.key !== keyOf(search))
    throw new CsvAnalyzerError(
      'other-search',
      'the search that was left had other data or options (target, columns, plan, split, folds, weight, seed); go on with the same, or start again',
    )
}

function predictionOf({ id, predicted }: CandidateState, { oof, target }: PreparedSearch): FinishedCandidate['raw'] {
  const width = target.task === 'regression' ? 1 : target.classes.length
  const values = decodeFloat64(predicted)
  if (values.length !== oof.rows.length * width)
    throw new CsvAnalyzerError(
      'other-search',
      `the state holds ${values.length} predictions of "${id}" where ${oof.rows.length * width} belong; it is damaged, start again`,
    )
  return { task: target.task, rowCount: oof.rows.length, width, values }
}

function recipeKey({ learner, params, response, copies }: CandidateSpec): string {
  return hashOf({ learner: learner.name, params, response, copies })
}

/** What candidates learn from: every cell that the first fold's models see, the target, the folds and the weights. */
function keyOf({ folds, oof, target, material, seed }: PreparedSearch): string {
  const { matrix, y, weights } = folds[0].encoded('tree')
  return hashOf({
    target: target.name,
    task: target.task,
    classes: target.classes,
    seed,
    features: matrix.features.map(({ name }) => name),
    columns: matrix.columns.map(hashOfNumbers),
    y: hashOfNumbers(y),
    weights: weights && hashOfNumbers(weights),
    folds: hashOfNumbers(Float64Array.from(oof.foldOfRow)),
    cleaning: folds[0].cleaning as unknown as JsonObject['cleaning'],
    hidden: material.features,
    ...(material.polynomial && { polynomial: true }),
  })
}

function hashOfNumbers(values: Float64Array): string {
  return sha256Hex(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
}

function hashOf(value: JsonObject): string {
  return sha256Hex(new TextEncoder().encode(canonicalJson(value)))
}
