import { readFile } from 'node:fs/promises'
import type { Column } from '../../src/table/column.ts'
import { load } from '../../src/table/load.ts'

export interface FeatureAgreement {
  /** A figure of the labelled file, and what of it can be made again. */
  readonly figure: string
  readonly of: string
  /** Share of the labelled columns on which both agree to three digits. */
  readonly share: number
}

/** Figures of the labelled file that can be made again from its other fields, by the definitions that use has. */
export async function featureAgreement(path: string | URL): Promise<readonly FeatureAgreement[]> {
  const dataset = await load(new Uint8Array(await readFile(path)), { header: true, delimiter: ',', quote: '"' })
  const fields = new Map(dataset.columns.map((column) => [column.name, column]))
  const samples = [1, 2, 3, 4, 5].map((i) => fields.get(`sample_${i}`)!)
  const row = (index: number): LabelledRow => ({
    // the file writes an empty sample as the three letters nan
    samples: samples.map((sample) => sample.original(index)).map((text) => (text === '' ? 'nan' : text)),
    number: (name) => Number(fields.get(name)!.original(index)),
  })
  const rows = Array.from({ length: dataset.rowCount }, (_, index) => row(index))
  return checks.map(({ figure, of, make }) => {
    const field: Column = fields.get(figure)!
    const agrees = rows.filter((one, index) => isClose(make(one), toNumber(field.original(index)))).length
    return { figure, of, share: agrees / rows.length }
  })
}

interface LabelledRow {
  readonly samples: readonly string[]
  number(name: string): number
}

interface Check {
  readonly figure: string
  readonly of: string
  readonly make: (row: LabelledRow) => number
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const deviation = (values: readonly number[]): number =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) * (value - mean(values)))))
const words = (text: string): number => text.split(' ').length
const some = (pattern: RegExp) => (row: LabelledRow) => (row.samples.some((text) => pattern.test(text)) ? 1 : 0)

const checks: readonly Check[] = [
  { figure: '%_nans', of: 'missing share', make: (row) => (100 * row.number('num_nans')) / row.number('total_vals') },
  {
    figure: '%_dist_val',
    of: 'share of different values',
    make: (row) => (100 * row.number('num_of_dist_val')) / row.number('total_vals'),
  },
  { figure: 'mean_word_count', of: 'mean words of the samples', make: (row) => mean(row.samples.map(words)) },
  { figure: 'std_dev_word_count', of: 'spread of words', make: (row) => deviation(row.samples.map(words)) },
  { figure: 'mean_char_count', of: 'mean length', make: (row) => mean(row.samples.map((text) => text.length)) },
  {
    figure: 'stdev_char_count',
    of: 'spread of lengths',
    make: (row) => deviation(row.samples.map((text) => text.length)),
  },
  {
    figure: 'mean_whitespace_count',
    of: 'mean spaces',
    make: (row) => mean(row.samples.map((text) => text.replace(/[^ ]/g, '').length)),
  },
  { figure: 'has_url', of: 'a sample holds a web address', make: some(/https?:\/\/|www\./i) },
  { figure: 'has_email', of: 'a sample is an e-mail address', make: some(/^\S+@\S+\.\S+$/) },
]

function toNumber(text: string): number {
  return text === 'True' ? 1 : text === 'False' ? 0 : Number(text)
}

function isClose(ours: number, theirs: number): boolean {
  return ours === theirs || Math.abs(ours - theirs) <= 1e-3 * Math.max(1, Math.abs(theirs))
}
