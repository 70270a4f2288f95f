import { assemblePipeline } from '../fitted/assemble-pipeline.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { RunOptions } from '../util/run-options.ts'
import type { Choice } from './choose-members.ts'
import type { FinishedPredictions } from './finish-predictions.ts'
import { foldMember } from './fold-member.ts'
import { prepareRows, type PreparedRows } from './prepare-fold.ts'
import type { PreparedSearch } from './prepare-search.ts'
import { recipeOf, type TrainedOn } from './recipe.ts'
import { targetTransformOf } from './response.ts'
import { joinFoldModels, joinMembers, trainChosen, type JoinedModel } from './refit.ts'
import type { TrainedMember } from './train-member.ts'
import type { Trainers } from './trainers.ts'

/** What was found, from which a pipeline is made. */
export interface Chosen {
  readonly search: PreparedSearch
  readonly choice: Choice
  readonly judged: FinishedPredictions
  /** Ids of the candidates that were done when the choice was made. */
  readonly searched: readonly string[]
  readonly trainers: Trainers
}

/** The chosen recipe in the models of some folds: of one fold as they are, of several the mean of their answers. */
export async function pipelineOfFolds(
  chosen: Chosen,
  folds: readonly number[],
  run: RunOptions,
): Promise<FittedPipeline> {
  const { search, choice } = chosen
  const parts: { readonly prepared: PreparedRows; readonly trained: readonly TrainedMember[] }[] = []
  for (const fold of folds) {
    const trained: TrainedMember[] = []
    for (const { candidate } of choice.members) trained.push(await foldMember(candidate, fold, search, run))
    parts.push({ prepared: search.folds[fold], trained })
  }
  const [{ prepared, trained }] = parts
  if (parts.length === 1)
    return assembled(chosen, prepared, { trained, trainedOn: 'first-fold', ...plainly(chosen, prepared, trained) })
  return assembled(chosen, prepared, {
    trained: parts.flatMap((part) => part.trained),
    trainedOn: 'folds',
    joined: joinFoldModels(choice.members, parts),
    cleaning: [],
    rows: search.target.rows,
  })
}

/** The chosen recipe trained on all rows. */
export async function pipelineOfAllRows(
  chosen: Chosen,
  candidateCount: number,
  run: RunOptions,
): Promise<FittedPipeline> {
  const { search, choice, trainers } = chosen
  const total = (candidateCount + 1) * search.folds.length
  const begin = candidateCount * search.folds.length
  let done = 0
  const report = () =>
    run.onProgress?.({
      stage: 'fit',
      done: begin + ((total - begin) * done) / choice.members.length,
      total,
      message: 'training the chosen recipe on all rows',
    })
  report()
  const { signal } = run
  const prepared = await prepareRows(search.material, search.target.rows, new Int32Array(0), { signal })
  const trained = await trainChosen(choice.members, prepared, search.material, { signal, trainers }, () => {
    done++
    report()
  })
  return assembled(chosen, prepared, { trained, trainedOn: 'all-rows', ...plainly(chosen, prepared, trained) })
}

interface Parts {
  readonly trained: readonly TrainedMember[]
  readonly trainedOn: TrainedOn
  readonly joined: JoinedModel
  readonly cleaning: PreparedRows['cleaning']
  readonly rows: Int32Array
}

function plainly(
  { choice }: Chosen,
  prepared: PreparedRows,
  trained: readonly TrainedMember[],
): Pick<Parts, 'joined' | 'cleaning' | 'rows'> {
  return { joined: joinMembers(choice.members, trained, prepared), cleaning: prepared.cleaning, rows: prepared.train }
}

function assembled(
  { search, choice, judged, searched }: Chosen,
  { plan }: PreparedRows,
  { trained, trainedOn, joined, cleaning, rows }: Parts,
): FittedPipeline {
  const { material, target, targetSteps, costs } = search
  const { calibration, threshold, intervals } = judged
  return assemblePipeline({
    dataset: material.dataset,
    rows,
    task: target.task,
    target: target.name,
    classes: target.classes,
    positive: target.positive,
    cleaning,
    features: joined.features,
    model: joined.model,
    calibration: [...joined.calibration, ...calibration],
    threshold,
    ...(costs && { costs }),
    targetTransform: targetTransformOf(trained[0].lambda, choice.members[0].candidate.correction.factor),
    intervals,
    plan: { ...plan, steps: [...targetSteps, ...plan.steps] },
    recipe: recipeOf(search, choice, { trained, trainedOn, searched }),
  })
}
