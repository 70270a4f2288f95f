import { fitPlan } from '../clean/fit-plan.ts'
import { lowerPlan } from '../clean/lower-plan.ts'
import type { CleaningPlan } from '../clean/plan.ts'
import { trainingRows } from '../clean/training-rows.ts'
import { describeColumns, type ColumnRole } from '../features/column-role.ts'
import { columnSetOf } from '../features/column-set-of.ts'
import type { FeatureSpec } from '../features/feature-spec.ts'
import { fitMatrix, toMatrix } from '../features/fit-features.ts'
import { holdsNumbersOf } from '../learners/tree/shared-edges.ts'
import type { FeatureMatrix, Target } from '../matrix/feature-matrix.ts'
import type { Dataset } from '../table/dataset.ts'
import { applyOperations } from '../transforms/apply.ts'
import type { ColumnSet } from '../transforms/column-data.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import type { RunOptions } from '../util/run-options.ts'
import { helpfulColumns, manyColumns } from './helpful-columns.ts'
import { takeNumbers } from './labelled-prediction.ts'
import type { ResolvedTarget } from './resolve-target.ts'
import { countUp } from '../util/count-up.ts'

export type Encoding = FeatureSpec['encoding']

/** What every fold shares. */
export interface Material {
  readonly dataset: Dataset
  readonly target: ResolvedTarget
  readonly plan: CleaningPlan
  /** Columns that the model may see, before cleaning. */
  readonly features: readonly string[]
  /** By row of the dataset. */
  readonly weights: Float64Array | null
  readonly seed: number
  /** Orders of categories that were given. */
  readonly orders?: { readonly [column: string]: readonly string[] }
  /** Linear learners see squares and products of numbers too. */
  readonly polynomial?: boolean
  /** Threads that there are; with more than one the encoded rows stand in shared memory. 1 when absent. */
  readonly threads?: number
}

/** Rows to learn from and rows to judge, cleaned by what the learning rows taught. Encodings are made when first asked for. */
export interface PreparedRows {
  readonly train: Int32Array
  readonly validation: Int32Array
  readonly plan: CleaningPlan
  readonly cleaning: readonly ColumnOperation[]
  /** Columns that trees do not see, of many, because they help no more than chance. */
  readonly leftOut: readonly string[]
  encoded(encoding: Encoding): EncodedRows
}

/** One matrix: the training rows, then the validation rows. */
export interface EncodedRows {
  readonly spec: FeatureSpec
  readonly matrix: FeatureMatrix
  readonly y: Target
  readonly weights: Float64Array | null
  readonly trainRows: Int32Array
  readonly validationRows: Int32Array
  /** Threads that may train on them; 1 when absent. */
  readonly threads?: number
}

/** Cleans and encodes; whatever is learned (medians, categories, scales, target means) is learned on `train` alone. */
export async function prepareRows(
  material: Material,
  train: Int32Array,
  validation: Int32Array,
  run: RunOptions,
): Promise<PreparedRows> {
  const plan = await fitPlan(material.dataset, material.plan, { ...run, rows: train, seed: material.seed })
  const kept = trainingRows(material.dataset, plan, train)
  const cleaning = lowerPlan(plan).operations
  const roles = rolesOf(material, cleaning)
  const plain = columnSetOf(material.dataset, kept)
  const sets = {
    plain,
    train: applyOperations(plain, cleaning),
    validation: applyOperations(columnSetOf(material.dataset, validation), cleaning),
  }
  const cache = new Map<Encoding, EncodedRows>()
  const encodeAs = (encoding: Encoding, seen: readonly ColumnRole[]) =>
    encode(material, kept, validation, sets, seen, encoding)
  const helpful = await helpfulFor(material, roles, () => encodeAs('tree', roles), run)
  const rolesFor = { tree: roles.filter(({ source }) => helpful?.has(source) ?? true), linear: roles }
  return {
    train: kept,
    validation,
    plan,
    cleaning,
    leftOut: [...new Set(roles.map(({ source }) => source))].filter((source) => helpful?.has(source) === false),
    encoded(encoding) {
      if (!cache.has(encoding)) cache.set(encoding, encodeAs(encoding, rolesFor[encoding]))
      return cache.get(encoding)!
    },
  }
}

/** Only many columns are worth a look. */
async function helpfulFor(
  { target, seed }: Material,
  roles: readonly ColumnRole[],
  encoded: () => EncodedRows,
  run: RunOptions,
): Promise<ReadonlySet<string> | null> {
  return roles.length > manyColumns ? helpfulColumns(encoded(), target, seed, run) : null
}

function rolesOf({ dataset, features }: Material, cleaning: readonly ColumnOperation[]): readonly ColumnRole[] {
  const seen = new Set(features)
  return describeColumns(dataset.columns, cleaning).filter((role) => seen.has(role.source))
}

/** All columns are there, also those that the model may not see: a step may read one column to repair another. */
interface RowSets {
  /** The training rows before cleaning. */
  readonly plain: ColumnSet
  readonly train: ColumnSet
  readonly validation: ColumnSet
}

function encode(
  { dataset, target, weights, seed, orders, polynomial, threads }: Material,
  train: Int32Array,
  validation: Int32Array,
  sets: RowSets,
  roles: readonly ColumnRole[],
  encoding: Encoding,
): EncodedRows {
  const classes = target.task === 'regression' ? 1 : target.classes.length
  const { spec, matrix } = fitMatrix(sets.train, roles, takeNumbers(target.y, train), {
    task: target.task,
    classes,
    encoding,
    seed,
    ...(orders && { orders }),
    ...(polynomial && { polynomial }),
  })
  const judged = toMatrix(sets.validation, spec)
  const rows = joined(train, validation)
  const isShared = (threads ?? 1) > 1 && typeof SharedArrayBuffer === 'function'
  const columns = matrix.columns.map((column, j) => joinNumbers(column, judged.columns[j], isShared))
  if (areAll(rows, dataset.rowCount)) shareEdges(matrix, columns, dataset, sets)
  return {
    spec,
    matrix: {
      rowCount: rows.length,
      features: matrix.features,
      columns,
    },
    y: joinNumbers(takeNumbers(target.y, rows), none, isShared),
    weights: weights && joinNumbers(takeNumbers(weights, rows), none, isShared),
    trainRows: countUp(train.length),
    validationRows: countUp(validation.length, train.length),
    ...(threads !== undefined && { threads }),
  }
}

/** Whether every row of so many is there, once. */
function areAll(rows: Int32Array, count: number): boolean {
  const seen = new Uint8Array(count)
  for (const row of rows) seen[row] = 1
  return rows.length === count && !seen.includes(0)
}

/** Columns that nothing changed hold in every fold the same numbers, in another order. */
function shareEdges(
  { features, columns }: FeatureMatrix,
  joined: readonly Float64Array[],
  dataset: Dataset,
  { plain, train }: RowSets,
): void {
  features.forEach(({ name }, j) => {
    const data = train.columns.get(name)
    if (data?.kind === 'number' && data.values === columns[j] && data === plain.columns.get(name))
      holdsNumbersOf(joined[j], dataset.column(name))
  })
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
  const rows = new Int32Array(first.length + second.length)
  rows.set(first)
  rows.set(second, first.length)
  return rows
}

const none = new Float64Array(0)

function joinNumbers(first: Float64Array, second: Float64Array, isShared: boolean): Float64Array {
  if (second.length === 0 && !isShared) return first
  const length = first.length + second.length
  const numbers = isShared ? new Float64Array(new SharedArrayBuffer(8 * length)) : new Float64Array(length)
  numbers.set(first)
  numbers.set(second, first.length)
  return numbers
}
