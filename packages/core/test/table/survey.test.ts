import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { load } from '../../src/table/load.ts'
import { writeCsv } from '../../src/table/write-csv.ts'
import { readMarkedFile } from './marked-file.ts'
import { readCsvStrictly } from './pollock/read-csv-strictly.ts'
import { scorePollock } from './pollock/score.ts'

const folder = fileURLToPath(new URL('./survey/', import.meta.url))
const files = readdirSync(folder).map((name) => ({ name, ...readMarkedFile(readFileSync(folder + name, 'utf8')) }))

describe('files as statistical offices publish them, with titles, units, notes and totals', () => {
  it.each(files)('$name', async ({ text, header, rows }) => {
    const dataset = await load(text)
    const { headerRows } = dataset.source.dialect
    expect(headerRows === 0 ? [] : dataset.source.header?.map((name) => name.text)).toEqual(header)
    expect(
      Array.from({ length: dataset.rowCount }, (_, row) => dataset.columns.map((column) => column.original(row))),
    ).toEqual(rows)
  })

  it('scores at least 9.6 of 10 and .92 for headers, as the metric of Pollock counts', async () => {
    let total = 0
    let header = 0
    for (const file of files) {
      const loaded = readCsvStrictly(writeCsv(await load(file.text), { originalNames: true }))
      const clean = file.header.length === 0 ? file.rows : [file.header, ...file.rows]
      const score = scorePollock(clean, loaded)
      total += score.total
      header += score.header.f1
    }
    expect(total / files.length).toBeGreaterThanOrEqual(9.6)
    expect(header / files.length).toBeGreaterThanOrEqual(0.92)
  })
})
