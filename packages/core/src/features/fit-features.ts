import type { Feature, FeatureMatrix, Target } from '../matrix/feature-matrix.ts'
import type { Task } from '../matrix/task.ts'
import { applyOperations } from '../transforms/apply.ts'
import type { ColumnSet } from '../transforms/column-data.ts'
import { pruneOperations } from '../transforms/dependencies.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import { chooseEncoders } from './choose-encoders.ts'
import type { ColumnRole } from './column-role.ts'
import { columnStatistics } from './column-statistics.ts'
import type { Encoded, Encoder, EncoderContext, EncoderInput } from './encoder.ts'
import { encoders } from './encoders/index.ts'
import type { FeatureSpec } from './feature-spec.ts'
import { polynomialTerms } from './polynomial-terms.ts'

export interface FitFeaturesOptions {
  readonly task: Task
  /** K for classification (2 for binary), 1 for regression. */
  readonly classes: number
  readonly encoding: 'tree' | 'linear'
  readonly seed?: number
  /** Orders of categories, lowest first, by source column. */
  readonly orders?: { readonly [column: string]: readonly string[] }
  /** Linear encoding: squares and products of numbers as well. */
  readonly polynomial?: boolean
}

export interface FittedFeatures {
  readonly spec: FeatureSpec
  /** The training rows as the learner must see them: target means are out of fold here, unlike what `toMatrix` gives for these rows. */
  readonly matrix: FeatureMatrix
}

/** The encoding of columns for one family of learners, learned on the rows of `set` (training rows only). */
export function fitFeatures(
  set: ColumnSet,
  roles: readonly ColumnRole[],
  y: Target,
  options: FitFeaturesOptions,
): FeatureSpec {
  return fitMatrix(set, roles, y, options).spec
}

/** `fitFeatures` together with the matrix to train on. */
export function fitMatrix(
  set: ColumnSet,
  roles: readonly ColumnRole[],
  y: Target,
  options: FitFeaturesOptions,
): FittedFeatures {
  const context = startContext(set, y, options)
  const columnwise = roles.flatMap((role) => encodeColumn(set, role, context))
  const single = applyOperations(
    set,
    columnwise.flatMap((part) => part.operations),
  )
  const terms =
    options.polynomial && options.encoding === 'linear'
      ? polynomialTerms(
          single,
          roles,
          columnwise.flatMap((part) => part.features),
          context,
        )
      : noTerms
  const encoded = [...columnwise, terms]
  const operations = encoded.flatMap((part) => part.operations)
  const made = applyOperations(single, terms.operations)
  const training = new Map(encoded.flatMap((part) => [...(part.training ?? [])]))
  const features = encoded
    .flatMap((part) => part.features)
    .filter((feature) => varies(training.get(feature.name) ?? numbersOf(made, feature)))
  const spec: FeatureSpec = { encoding: options.encoding, operations: pruned(operations, features), features }
  return {
    spec,
    matrix: {
      rowCount: set.rowCount,
      features,
      columns: features.map((feature) => training.get(feature.name) ?? numbersOf(made, feature)),
    },
  }
}

const noTerms: Encoded = { operations: [], features: [] }

/** The features of any rows, by a spec learned before. */
export function toMatrix(set: ColumnSet, spec: Pick<FeatureSpec, 'operations' | 'features'>): FeatureMatrix {
  const made = applyOperations(set, spec.operations)
  return {
    rowCount: set.rowCount,
    features: spec.features,
    columns: spec.features.map((feature) => numbersOf(made, feature)),
  }
}

function startContext(set: ColumnSet, y: Target, options: FitFeaturesOptions): EncoderContext {
  const used = new Set(set.columns.keys())
  return {
    task: options.task,
    classes: options.classes,
    y,
    encoding: options.encoding,
    seed: options.seed ?? 0,
    orders: options.orders ?? {},
    freshName(wanted) {
      let name = wanted
      for (let i = 2; used.has(name) || used.has(`${name}#0`); i++) name = `${wanted} (${i})`
      used.add(name)
      return name
    },
  }
}

function encodeColumn(set: ColumnSet, role: ColumnRole, context: EncoderContext): readonly Encoded[] {
  const data = set.columns.get(role.name)
  if (data === undefined) {
    throw new CsvAnalyzerError(
      'unknown-column',
      `no column "${role.name}" to encode; there are: ${[...set.columns.keys()].slice(0, 20).join(', ')}`,
      { column: role.name },
    )
  }
  const input: EncoderInput = { ...role, data, statistics: columnStatistics(data) }
  return chooseEncoders(input, context.encoding).flatMap((name) => {
    const encoder: Encoder = encoders[name]
    return encoder.fit(input, context) ?? []
  })
}

function numbersOf(set: ColumnSet, feature: Feature): Float64Array {
  const column = set.columns.get(feature.name)
  if (column?.kind === 'number') return column.values
  throw new CsvAnalyzerError(
    'wrong-column-kind',
    `the feature "${feature.name}" is ${column === undefined ? 'not made by the operations' : 'text, not numbers'}`,
    { column: feature.name },
  )
}

function varies(values: Float64Array): boolean {
  const first = values[0]
  return first === first ? values.some((value) => value !== first) : values.some((value) => value === value)
}

function pruned(operations: readonly ColumnOperation[], features: readonly Feature[]): readonly ColumnOperation[] {
  return pruneOperations(
    operations,
    features.map((feature) => feature.name),
  ).operations
}
