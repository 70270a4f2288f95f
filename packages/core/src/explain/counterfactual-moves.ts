import type { FittedPipeline, InputColumn } from '../fitted/fitted-pipeline.ts'
import type { Model, TreesModel } from '../models/model.ts'
import { invalid } from '../util/error.ts'
import { inputNamed } from './input-columns.ts'
import { shownValue, type GridValue } from './value-grid.ts'

/** What may change. */
export interface MoveLimits {
  /** Columns that stay as they are. */
  readonly immutable?: readonly string[]
  /** Numbers and dates that may only rise, or only fall. */
  readonly monotone?: { readonly [column: string]: 'increasing' | 'decreasing' }
}

/** One column set to another value. */
export interface Move {
  readonly input: InputColumn
  readonly from: GridValue | null
  readonly to: GridValue
  readonly cell: number | string
  /** Part of the training range for numbers, 1 for others. */
  readonly distance: number
}

const gridSteps = 16
const mostTexts = 40
const dayMilliseconds = 86_400_000

/** Every single change worth trying: texts seen in training; numbers of the training range, one for each side of every test of the trees. */
export function possibleMoves(
  pipeline: FittedPipeline,
  cells: ReadonlyMap<string, number | string | null>,
  { immutable = [], monotone = {} }: MoveLimits,
): readonly Move[] {
  for (const name of [...immutable, ...Object.keys(monotone)]) inputNamed(pipeline, name)
  for (const [name, way] of Object.entries(monotone)) checkWay(inputNamed(pipeline, name), way)
  return pipeline.inputs
    .filter(({ name }) => !immutable.includes(name))
    .flatMap((input) => {
      const cell = cells.get(input.name)!
      if (typeof cell !== 'number') return textMoves(input, cell)
      const way = monotone[input.name]
      if (way !== undefined && cell !== cell) return []
      return numberMoves(pipeline, input, cell).filter(
        (move) => way === undefined || (way === 'increasing' ? Number(move.cell) > cell : Number(move.cell) < cell),
      )
    })
}

/** A number of a column as a move; null outside the training range, or where nothing changes. */
export function numberMove(input: InputColumn, before: number, cell: number): Move | null {
  const [low, high] = input.range ?? [NaN, NaN]
  if (!(cell >= low && cell <= high) || cell === before) return null
  return {
    input,
    from: before === before ? shownValue(input, before) : null,
    to: shownValue(input, cell),
    cell,
    distance:
      before !== before || input.type === 'boolean' || high === low ? 1 : Math.abs(cell - before) / (high - low),
  }
}

/** The step of the values of a column, 0 where any number will do. */
export function stepOf({ type }: InputColumn): number {
  return type === 'integer' || type === 'boolean' ? 1 : type === 'date' ? dayMilliseconds : 0
}

function checkWay({ kind, type, name }: InputColumn, way: string): void {
  if (way !== 'increasing' && way !== 'decreasing') throw invalid(`monotone.${name}`, way, 'increasing, decreasing')
  if (kind !== 'number' || type === 'boolean')
    throw invalid('monotone', name, `numbers and dates; "${name}" holds ${type}`)
}

function textMoves(input: InputColumn, before: string | null): readonly Move[] {
  const texts = (input.values ?? []).slice(0, mostTexts)
  return texts
    .filter((text) => text !== before)
    .map((text) => ({ input, from: before, to: text, cell: text, distance: 1 }))
}

function numberMoves(pipeline: FittedPipeline, input: InputColumn, before: number): readonly Move[] {
  if (input.range === null) return []
  const [low, high] = input.range
  const step = stepOf(input)
  const onStep = (value: number, up: boolean) =>
    step === 0 ? value : (up ? Math.ceil(value / step) : Math.floor(value / step)) * step
  const numbers = new Set<number>([low, high])
  for (let i = 1; i < gridSteps; i++) numbers.add(onStep(low + ((high - low) * i) / gridSteps, false))
  for (const threshold of thresholdsOn(pipeline, input.name)) {
    numbers.add(onStep(threshold, false))
    numbers.add(step === 0 ? justAbove(threshold) : (Math.floor(threshold / step) + 1) * step)
  }
  return Array.from(numbers)
    .sort((a, b) => a - b)
    .flatMap((value) => numberMove(input, before, value) ?? [])
}

/** The thresholds of all trees on a column that reaches them as it stands. */
function thresholdsOn({ model, features, operations }: FittedPipeline, name: string): ReadonlySet<number> {
  const isWritten = operations.some((operation) => 'to' in operation && operation.to === name)
  const feature = isWritten ? -1 : features.findIndex((one) => one.name === name && one.kind === 'numeric')
  const thresholds = new Set<number>()
  for (const trees of treesOf(model))
    trees.left.forEach((child, node) => {
      if (child >= 0 && trees.feature[node] === feature) thresholds.add(trees.threshold[node])
    })
  return thresholds
}

function treesOf(model: Model): readonly TreesModel[] {
  if (model.format === 'blend') return model.members.flatMap((member) => treesOf(member.model))
  return model.format === 'trees' ? [model] : []
}

/** The next number that a double can hold, found without looking at its bits. */
function justAbove(value: number): number {
  const step = Math.max(Math.abs(value) * 1.1102230246251565e-16, 5e-324)
  return value + step > value ? value + step : value + 2 * step
}
