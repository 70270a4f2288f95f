import { log } from '../../util/log.ts'
import type { Feature, Target } from '../../matrix/feature-matrix.ts'
import type { TextData } from '../../transforms/column-data.ts'
import { tokenizers } from '../../transforms/tokenize.ts'
import type { Encoder, EncoderContext } from '../encoder.ts'

/** At most so many words, and at most one for so many rows. */
const wordLimits = { tree: { most: 150, rowsPerWord: 20 }, linear: { most: 400, rowsPerWord: 5 } } as const
/** Cells that the token columns of one text column may take. */
const cellBudget = 8_000_000

/** The words that tell most about the target, each as tf-idf of length 1; chosen on training rows. */
export const textTokens: Encoder = {
  name: 'textTokens',
  title: 'words of a text',
  fit({ name, source, data, statistics }, context) {
    if (data.kind !== 'text' || statistics.distinct < 2) return null
    const most = mostWords(context.encoding, statistics.rowCount)
    const chosen = informativeWords(data, context).slice(0, most)
    if (chosen.length === 0) return null
    const to = context.freshName(`${name}: words`)
    const weights = Object.fromEntries(
      chosen.map(({ word, rows }, column) => [word, [column, inverseFrequency(statistics.rowCount, rows)] as const]),
    )
    const features: Feature[] = chosen.map((_, column) => ({ name: `${to}#${column}`, kind: 'numeric', source }))
    return {
      operations: [{ op: 'tokens', from: name, to, tokenizer: 'word', weights, columns: chosen.length, norm: 'l2' }],
      features,
    }
  },
}

function mostWords(encoding: EncoderContext['encoding'], rowCount: number): number {
  const { most, rowsPerWord } = wordLimits[encoding]
  return Math.max(16, Math.min(most, Math.floor(rowCount / rowsPerWord), Math.floor(cellBudget / rowCount)))
}

function inverseFrequency(rowCount: number, rows: number): number {
  return log((1 + rowCount) / (1 + rows)) + 1
}

interface Word {
  readonly word: string
  readonly rows: number
  readonly strength: number
}

/** Words in several rows, most informative first; ties by number of rows, then by text. */
function informativeWords(data: TextData, context: EncoderContext): readonly Word[] {
  const width = context.task === 'regression' ? 1 : context.classes
  const rowsOf = new Map<string, Float64Array>()
  const totals = new Float64Array(width + 1)
  const distinctWords = data.dictionary.map((text) => new Set(tokenizers.word(text)))
  for (let row = 0; row < data.codes.length; row++) {
    addRow(totals, context, row)
    if (data.codes[row] < 0) continue
    for (const word of distinctWords[data.codes[row]]) {
      let sums = rowsOf.get(word)
      if (sums === undefined) rowsOf.set(word, (sums = new Float64Array(width + 1)))
      addRow(sums, context, row)
    }
  }
  const rowCount = data.codes.length
  const fewest = Math.max(3, Math.ceil(rowCount / 2000))
  const spread = context.task === 'regression' ? variance(context.y) : 0
  return [...rowsOf]
    .filter(([, sums]) => sums[0] >= fewest && sums[0] < rowCount)
    .map(([word, sums]) => ({
      word,
      rows: sums[0],
      strength: context.task === 'regression' ? meanShift(sums, totals, spread) : chiSquare(sums, totals),
    }))
    .sort((a, b) => b.strength - a.strength || b.rows - a.rows || (a.word < b.word ? -1 : 1))
}

/** Slot 0 counts rows; then rows of each class, or the sum of the target. */
function addRow(sums: Float64Array, { task, y }: EncoderContext, row: number): void {
  sums[0]++
  if (task === 'regression') sums[1] += y[row]
  else sums[1 + y[row]]++
}

/** Pearson's χ² of word × class over the rows with the word. */
function chiSquare(sums: Float64Array, totals: Float64Array): number {
  let sum = 0
  for (let k = 1; k < sums.length; k++) {
    const expected = (sums[0] * totals[k]) / totals[0]
    if (expected > 0) sum += ((sums[k] - expected) * (sums[k] - expected)) / expected
  }
  return sum / (1 - sums[0] / totals[0])
}

/** Squared difference between the mean with the word and overall, in its own squared standard errors. */
function meanShift(sums: Float64Array, totals: Float64Array, spread: number): number {
  const shift = sums[1] / sums[0] - totals[1] / totals[0]
  return spread > 0 ? (shift * shift * sums[0]) / spread : 0
}

function variance(y: Target): number {
  let sum = 0
  for (const value of y) sum += value
  const mean = sum / y.length
  let squares = 0
  for (const value of y) squares += (value - mean) * (value - mean)
  return squares / y.length
}
