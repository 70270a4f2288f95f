import type { Feature } from '../matrix/feature-matrix.ts'
import { columnsWritten, pruneOperations } from '../transforms/dependencies.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import type { FeatureSpec } from './feature-spec.ts'

export interface CombinedFeatures {
  readonly operations: readonly ColumnOperation[]
  readonly features: readonly Feature[]
  /** Where the features of each spec begin: what `rebaseFeatures` of its model takes. */
  readonly offsets: readonly number[]
}

/**
 * Several encodings of the same columns side by side, for a blend: a column that one of them makes is renamed where
 * another reads or makes one of that name. Features keep their order within an encoding.
 */
export function combineFeatures(specs: readonly FeatureSpec[]): CombinedFeatures {
  const outside = new Set(
    specs.flatMap(
      (spec) =>
        pruneOperations(
          spec.operations,
          spec.features.map(({ name }) => name),
        ).inputs,
    ),
  )
  const untouched = new Set(specs.flatMap(featuresAsTheyCome))
  const made = new Set<string>()
  const operations: ColumnOperation[] = []
  const features: Feature[] = []
  const offsets: number[] = []
  specs.forEach((spec, i) => {
    const isLast = i === specs.length - 1
    const renamed = renameMade(spec, (name) =>
      freshName(name, i + 1, (wanted) => made.has(wanted) || untouched.has(wanted) || (!isLast && outside.has(wanted))),
    )
    renamed.operations.forEach((operation) => columnsWritten(operation).forEach((name) => made.add(name)))
    offsets.push(features.length)
    operations.push(...renamed.operations)
    features.push(...renamed.features)
  })
  return { operations, features, offsets }
}

/** Features that are input columns: no other encoding may write over them. */
function featuresAsTheyCome({ operations, features }: FeatureSpec): readonly string[] {
  const written = new Set(operations.flatMap((operation) => columnsWritten(operation)))
  return features.map(({ name }) => name).filter((name) => !written.has(name))
}

function freshName(name: string, start: number, isTaken: (name: string) => boolean): string {
  let fresh = name
  for (let i = start; isTaken(fresh) || isTaken(`${fresh}#0`); i++) fresh = `${name} (${i})`
  return fresh
}

function renameMade(spec: FeatureSpec, rename: (name: string) => string): Pick<FeatureSpec, 'operations' | 'features'> {
  const prefixes = new Map<string, string>()
  const names = new Map<string, string>()
  const nameOf = (name: string) => names.get(name) ?? name
  const operations = spec.operations.flatMap((operation): readonly ColumnOperation[] => {
    if (!('to' in operation)) return []
    if (!prefixes.has(operation.to)) prefixes.set(operation.to, rename(operation.to))
    const to = prefixes.get(operation.to)!
    const reading =
      'by' in operation
        ? { ...operation, from: nameOf(operation.from), by: nameOf(operation.by) }
        : { ...operation, from: nameOf(operation.from) }
    const renamed = { ...reading, to }
    const written = columnsWritten(renamed)
    columnsWritten(operation).forEach((name, i) => names.set(name, written[i]))
    return [renamed]
  })
  return { operations, features: spec.features.map((feature) => ({ ...feature, name: nameOf(feature.name) })) }
}
