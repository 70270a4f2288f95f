import { log } from '../../util/log.ts'
import { hashOfText } from '../../util/hash-of-text.ts'
import type { Feature } from '../../matrix/feature-matrix.ts'
import type { TextData } from '../../transforms/column-data.ts'
import { tokenizers } from '../../transforms/tokenize.ts'
import type { Encoder, EncoderContext } from '../encoder.ts'

/** Columns that the grams share by their hash: at most so many, and one for so many rows. */
const columnLimits = { tree: { most: 128, rowsPerColumn: 20 }, linear: { most: 512, rowsPerColumn: 4 } } as const
const fewestColumns = 16
/** Cells that the columns of one text column may take. */
const cellBudget = 8_000_000
const mostGrams = 20_000

/** Three neighbouring characters at a time, each added as tf-idf to the column of its hash: for texts whose words do not repeat. */
export const textGrams: Encoder = {
  name: 'textGrams',
  title: 'hashed neighbouring characters of a text',
  fit({ name, source, data, statistics }, { encoding, freshName }) {
    if (data.kind !== 'text' || statistics.distinct < 2) return null
    const grams = repeatedGrams(data)
    if (grams.length === 0) return null
    const columns = columnCount(encoding, statistics.rowCount)
    const to = freshName(`${name}: characters`)
    const weights = Object.fromEntries(
      grams.map(({ gram, rows }) => [
        gram,
        [hashOfText(gram) % columns, log((1 + statistics.rowCount) / (1 + rows)) + 1] as const,
      ]),
    )
    const features: Feature[] = Array.from({ length: columns }, (_, column) => ({
      name: `${to}#${column}`,
      kind: 'numeric',
      source,
    }))
    return {
      operations: [{ op: 'tokens', from: name, to, tokenizer: 'char3', weights, columns, norm: 'l2' }],
      features,
    }
  },
}

function columnCount(encoding: EncoderContext['encoding'], rowCount: number): number {
  const { most, rowsPerColumn } = columnLimits[encoding]
  return Math.max(
    fewestColumns,
    Math.min(most, Math.floor(rowCount / rowsPerColumn), Math.floor(cellBudget / rowCount)),
  )
}

interface Gram {
  readonly gram: string
  readonly rows: number
}

/** Grams of several rows but not of all, most frequent first, ties by text. */
function repeatedGrams({ codes, dictionary }: TextData): readonly Gram[] {
  const counts = new Int32Array(dictionary.length)
  for (const code of codes) if (code >= 0) counts[code]++
  const rowsOf = new Map<string, number>()
  dictionary.forEach((text, code) => {
    if (counts[code] === 0) return
    for (const gram of new Set(tokenizers.char3(text))) rowsOf.set(gram, (rowsOf.get(gram) ?? 0) + counts[code])
  })
  const fewest = Math.max(3, Math.ceil(codes.length / 2000))
  return [...rowsOf]
    .filter(([, rows]) => rows >= fewest && rows < codes.length)
    .map(([gram, rows]) => ({ gram, rows }))
    .sort((a, b) => b.rows - a.rows || (a.gram < b.gram ? -1 : 1))
    .slice(0, mostGrams)
}
