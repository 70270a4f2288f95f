import { randomFrom } from '../../../util/random.ts'
import { breathe } from '../../../util/yield-to-event-loop.ts'
import type { TreesModel } from '../../../models/model.ts'
import type { FitDetails, FitOptions } from '../../learner.ts'
import type { BinnedDataset } from '../binned-dataset.ts'
import type { Loss } from '../loss/loss.ts'
import { TreeBuilder } from '../tree-builder.ts'
import { addGrownTree } from './add-grown-tree.ts'
import { allocateBoostArrays, type BoostArrays, fillQuads, fillRowMajor } from './boost-arrays.ts'
import { flattenInto, leafOfRow } from './flat-tree.ts'
import { type GrownNode, growLeafWise } from './grow-leaf-wise.ts'
import type { GrowParams } from './grow-params.ts'
import { listLeavesInto, nodeValues } from './leaf-values.ts'
import { quantiseGradients } from './quantise-gradients.ts'

export interface BoostParams extends GrowParams {
  readonly nEstimators: number
  readonly learningRate: number
  readonly subsample: number
  readonly featureFraction: number
  /** Rounds without a better validation loss before training ends. */
  readonly earlyStoppingRounds: number
}

export interface BoostInput {
  readonly dataset: BinnedDataset
  readonly rows: Int32Array
  /** Beside `rows`. */
  readonly labels: Float64Array
  readonly weights: Float64Array | null
  readonly validationRows: Int32Array | null
  readonly validationLabels: Float64Array
  readonly validationWeights: Float64Array
  readonly loss: Loss
  readonly params: BoostParams
  readonly run: FitOptions
}

/** Gradient boosting: every round adds one tree a score, fitted to the gradients of the loss at the scores so far. */
export async function boost(input: BoostInput): Promise<{ model: TreesModel; details: FitDetails }> {
  const arrays = await allocateFor(input)
  try {
    const booster = startBoosting(input, arrays)
    for (let round = 0; round < input.params.nEstimators; round++) {
      await breathe(input.run.signal)
      const grew = addRound(booster, round)
      if (booster.curve.length > 0) watch(booster)
      report(booster, round)
      if (!grew || isOver(booster, round)) break
    }
    return finish(booster)
  } finally {
    arrays.kernels.close()
  }
}

interface Booster extends BoostInput {
  readonly arrays: BoostArrays
  readonly builder: TreeBuilder
  readonly base: Float64Array
  /** Mean validation loss after each number of rounds, from 0 on; empty without validation rows. */
  readonly curve: number[]
  /** Sums of the leaves of the validation rows after the best number of rounds, score-major. */
  readonly bestSums: Float64Array
  /** Trees that the model had after each round. */
  readonly treesAfter: number[]
  readonly workAfter: number[]
  work: number
}

function allocateFor({ dataset, rows, weights, validationRows, loss, params, run }: BoostInput): Promise<BoostArrays> {
  return allocateBoostArrays(
    {
      rowCount: rows.length,
      featureCount: dataset.features.length,
      scoreCount: loss.scoreCount,
      maxLeaves: params.numLeaves,
      weighted: weights !== null,
      validationCount: validationRows?.length ?? 0,
    },
    run,
  )
}

function startBoosting(input: BoostInput, arrays: BoostArrays): Booster {
  const { dataset, rows, labels, weights, loss, validationRows } = input
  fillQuads(arrays.quads, dataset, rows)
  arrays.labels.set(labels)
  if (weights) arrays.weights.set(weights)
  const base = loss.start(arrays.labels, arrays.weights)
  base.forEach((score, k) => arrays.scores.fill(score, k * rows.length, (k + 1) * rows.length))
  const { validation } = arrays
  if (validationRows) fillRowMajor(validation.bins, dataset, validationRows)
  base.forEach((score, k) => validation.scores.fill(score, k * validation.rowCount, (k + 1) * validation.rowCount))
  return {
    ...input,
    arrays,
    builder: new TreeBuilder(1),
    base,
    curve: validationRows ? [validationLoss(input, arrays)] : [],
    bestSums: validation.sums.slice(),
    treesAfter: [0],
    workAfter: [0],
    work: 0,
  }
}

function validationLoss(
  { loss, validationLabels, validationWeights }: BoostInput,
  { validation }: BoostArrays,
): number {
  return loss.mean(validation.scores, validationLabels, validationWeights)
}

function watch(booster: Booster): void {
  const { arrays, bestSums, curve } = booster
  curve.push(validationLoss(booster, arrays))
  if (bestRound(curve) === curve.length - 1) bestSums.set(arrays.validation.sums)
}

/** Returns whether any tree could split; without sampling, the next round could not either. */
function addRound(booster: Booster, round: number): boolean {
  const { loss, arrays, params, run } = booster
  loss.beginRound?.(arrays)
  const random = randomFrom(run.seed, 'boosting', round)
  const inBag = fillRows(booster, round)
  const allowed = featuresOfTree(booster, round)
  let grew = params.subsample < 1 || params.featureFraction < 1 || params.featureFractionByNode < 1
  for (let k = 0; k < loss.scoreCount; k++) {
    if (k > 0) fillRows(booster, round)
    loss.gradients(arrays, k)
    const quantised = quantiseGradients(arrays, arrays.out.slice(0, 3), loss.unitHessian && arrays.weights.length === 0)
    const nodes = growLeafWise({
      arrays,
      dataset: booster.dataset,
      quantised,
      params,
      rowCount: inBag,
      allRows: inBag === arrays.rowCount,
      allowed,
      random,
    })
    booster.work += workOf(nodes) * booster.dataset.features.length
    if (nodes.length === 1) continue
    grew = true
    const values = nodeValues(arrays, nodes, quantised, loss, params, params.learningRate)
    updateScores(booster, k, nodes, values, inBag)
    addGrownTree(booster.builder, k, nodes, values, booster.dataset, arrays)
  }
  booster.treesAfter.push(booster.builder.treeCount)
  booster.workAfter.push(booster.work)
  return grew
}

/** The rows of the round, ascending; returns how many. Those left out stand after them. */
function fillRows({ arrays, params, run }: Booster, round: number): number {
  const { rows, rowCount } = arrays
  if (params.subsample >= 1) {
    for (let i = 0; i < rowCount; i++) rows[i] = i
    return rowCount
  }
  const random = randomFrom(run.seed, 'row sample', round)
  const wanted = Math.max(1, Math.floor(params.subsample * rowCount))
  let inside = 0
  let outside = wanted
  // every subset of this size is equally likely
  for (let i = 0; i < rowCount; i++) {
    const isTaken = random.next() * (rowCount - i) < wanted - inside
    if (isTaken) rows[inside++] = i
    else rows[outside++] = i
  }
  return wanted
}

function featuresOfTree({ dataset, params, run }: Booster, round: number): Uint8Array {
  const count = dataset.features.length
  const allowed = new Uint8Array(count)
  if (params.featureFraction >= 1) return allowed.fill(1)
  const random = randomFrom(run.seed, 'feature sample', round)
  const wanted = Math.max(1, Math.ceil(params.featureFraction * count))
  for (let j = 0, taken = 0; j < count; j++) if (random.next() * (count - j) < wanted - taken) taken += allowed[j] = 1
  return allowed
}

function workOf(nodes: readonly GrownNode[]): number {
  let rows = nodes[0].count
  for (const { left } of nodes) if (left >= 0) rows += Math.min(nodes[left].count, nodes[left + 1].count)
  return rows
}

function updateScores(
  { arrays, dataset, rows }: Booster,
  k: number,
  nodes: readonly GrownNode[],
  values: Float64Array,
  inBag: number,
): void {
  const { kernels, scores, rowCount, leaves, leafValues, walked, walkedValues, validation } = arrays
  let leaf = 0
  nodes.forEach(({ left }, node) => {
    if (left < 0) leafValues[leaf++] = values[node]
  })
  kernels.addToScores(scores, k * rowCount, arrays.rows, leaves, listLeavesInto(leaves, nodes), leafValues)
  if (inBag === rowCount && validation.rowCount === 0) return
  flattenInto(walked, nodes)
  for (const i of arrays.rows.subarray(inBag, rowCount))
    scores[k * rowCount + i] += values[leafOfRow(walked, dataset, rows[i])]
  walkedValues.set(values)
  kernels.addLeafValues(
    validation.bins,
    dataset.features.length,
    validation.rowCount,
    walked,
    walkedValues,
    validation.sums,
    validation.scores,
    k * validation.rowCount,
  )
}

function report({ run, params, curve }: Booster, round: number): void {
  const detail = curve.length > 0 ? { validationLoss: curve[curve.length - 1] } : undefined
  run.onProgress?.({ stage: 'fit', done: round + 1, total: params.nEstimators, ...(detail ? { detail } : {}) })
}

function isOver({ curve, params }: Booster, round: number): boolean {
  return (
    curve.length > 0 && params.earlyStoppingRounds > 0 && round + 1 - bestRound(curve) >= params.earlyStoppingRounds
  )
}

/** The first number of rounds with the least validation loss; 0 is the constant alone. */
function bestRound(curve: readonly number[]): number {
  let best = 0
  for (let round = 1; round < curve.length; round++) if (curve[round] < curve[best]) best = round
  return best
}

/** With validation rows, rounds after the best one are rolled back. */
function finish({ builder, curve, bestSums, treesAfter, workAfter, base, loss, run, work }: Booster): {
  model: TreesModel
  details: FitDetails
} {
  const rounds = curve.length > 0 ? bestRound(curve) : treesAfter.length - 1
  const head = { task: run.task, classes: run.classes, link: loss.link, aggregate: 'sum', base } as const
  const model = builder.build(head, treesAfter[rounds])
  const longRun = { model: rounds < treesAfter.length - 1 ? builder.build(head) : model, treesAfter, workAfter }
  return {
    model,
    details: {
      work,
      rounds,
      ...(curve.length > 0 && { validationCurve: curve, validationScores: scoresOf(bestSums, base) }),
      ...(run.keepsLongRun && { longRun }),
    },
  }
}

/** Row-major, in the order in which prediction adds: the trees, then the base. */
function scoresOf(sums: Float64Array, base: Float64Array): Float64Array {
  const width = base.length
  const rowCount = sums.length / width
  const scores = new Float64Array(sums.length)
  for (let k = 0; k < width; k++)
    for (let i = 0; i < rowCount; i++) scores[i * width + k] = sums[k * rowCount + i] + base[k]
  return scores
}
