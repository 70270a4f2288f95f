import { readFile } from 'node:fs/promises'
import type { KindEvidence } from '../../src/clean/kind/kind-evidence.ts'
import { load } from '../../src/table/load.ts'

export interface LabelledColumn {
  /** The source file that the column comes from. */
  readonly source: string
  readonly kind: string
  readonly evidence: KindEvidence
}

/** The labelled columns of a file in the layout of labelled-columns.csv. */
export async function readLabelledColumns(path: string | URL): Promise<readonly LabelledColumn[]> {
  const dataset = await load(new Uint8Array(await readFile(path)), { header: true, delimiter: ',', quote: '"' })
  const column = (name: string) => dataset.column(name)
  const sampleColumns = [1, 2, 3, 4, 5].map((i) => column(`sample_${i}`))
  const texts = Object.fromEntries(dataset.columns.map((each) => [each.name, each]))
  const number = (name: string, row: number): number => {
    const value = Number(texts[name].original(row))
    return value - value === 0 ? value : 0
  }
  return Array.from({ length: dataset.rowCount }, (_, row) => ({
    source: column('Record_id').original(row),
    kind: texts['y_act']?.original(row) ?? '',
    evidence: {
      name: column('Attribute_name').original(row),
      total: number('total_vals', row),
      missing: number('num_nans', row),
      distinct: number('num_of_dist_val', row),
      mean: number('mean', row),
      standardDeviation: number('std_dev', row),
      min: number('min_val', row),
      max: number('max_val', row),
      samples: [...new Set(sampleColumns.map((sample) => sample.original(row)))].filter((text) => text.trim() !== ''),
    },
  }))
}
