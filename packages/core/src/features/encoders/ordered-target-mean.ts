import type { Feature } from '../../matrix/feature-matrix.ts'
import { randomFrom } from '../../util/random.ts'
import type { TextData } from '../../transforms/column-data.ts'
import type { ColumnOperation } from '../../transforms/operation.ts'
import type { Encoder, EncoderContext } from '../encoder.ts'

/** Rows of prior mixed into the mean of a category. */
const priorRows = 10
const folds = 5
/** More classes than this get no column each. */
const mostClasses = 8

/**
 * The mean of the target over the rows with the same category, drawn to the overall mean where rows are few.
 * A training row gets the mean over the other folds only, so that no row sees its own target.
 * D. Micci-Barreca, "A preprocessing scheme for high-cardinality categorical attributes", SIGKDD Explorations 3 (2001).
 */
export const orderedTargetMean: Encoder = {
  name: 'orderedTargetMean',
  title: 'mean of the target for the same category',
  fit({ name, source, data, statistics }, context) {
    if (data.kind !== 'text' || statistics.distinct < 2 || context.classes > mostClasses) return null
    const operations: ColumnOperation[] = []
    const features: Feature[] = []
    const training = new Map<string, Float64Array>()
    for (const { suffix, values } of targetColumns(context)) {
      const to = context.freshName(`${name}: mean of target${suffix}`)
      const sums = sumsByCode(data, values, () => true)
      const { means, prior } = smoothedMeans(sums)
      const table = Object.fromEntries(
        data.dictionary.flatMap((text, code) => (sums.counts[code + 1] > 0 ? [[text, means[code + 1]]] : [])),
      )
      operations.push({ op: 'lookUp', from: name, to, table, other: prior, missing: means[0] })
      features.push({ name: to, kind: 'numeric', source })
      training.set(to, outOfFoldMeans(data, values, context.seed))
    }
    return { operations, features, training }
  },
}

function targetColumns({
  task,
  classes,
  y,
}: EncoderContext): readonly { readonly suffix: string; readonly values: Float64Array }[] {
  if (task !== 'multiclass') return [{ suffix: '', values: y }]
  return Array.from({ length: classes }, (_, k) => ({
    suffix: ` ${k}`,
    values: y.map((value) => (value === k ? 1 : 0)),
  }))
}

/** Sums of the target and rows by code + 1; slot 0 is missing. */
interface Sums {
  readonly sums: Float64Array
  readonly counts: Float64Array
}

function sumsByCode({ codes, dictionary }: TextData, values: Float64Array, includes: (row: number) => boolean): Sums {
  const sums = new Float64Array(dictionary.length + 1)
  const counts = new Float64Array(dictionary.length + 1)
  for (let row = 0; row < codes.length; row++) {
    if (!includes(row)) continue
    sums[codes[row] + 1] += values[row]
    counts[codes[row] + 1]++
  }
  return { sums, counts }
}

function smoothedMeans({ sums, counts }: Sums): { readonly means: Float64Array; readonly prior: number } {
  let sum = 0
  let count = 0
  for (let slot = 0; slot < sums.length; slot++) {
    sum += sums[slot]
    count += counts[slot]
  }
  const prior = count === 0 ? 0 : sum / count
  return { means: sums.map((value, slot) => (value + prior * priorRows) / (counts[slot] + priorRows)), prior }
}

function outOfFoldMeans(data: TextData, values: Float64Array, seed: number): Float64Array {
  const encoded = new Float64Array(values.length)
  const foldOf = drawFolds(values.length, seed)
  for (let fold = 0; fold < folds; fold++) {
    const inFold = (row: number) => foldOf[row] === fold
    const { means } = smoothedMeans(sumsByCode(data, values, (row) => !inFold(row)))
    for (let row = 0; row < encoded.length; row++) if (inFold(row)) encoded[row] = means[data.codes[row] + 1]
  }
  return encoded
}

/** Drawn, not dealt in turn: a file may repeat its categories at equal distances. */
function drawFolds(rowCount: number, seed: number): Uint8Array {
  const random = randomFrom(seed, 'target mean')
  return Uint8Array.from({ length: rowCount }, () => random.integer(folds))
}
