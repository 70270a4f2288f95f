import { describe, expect, it } from 'vitest'
import { load } from '../../src/table/load.ts'
import { writeCsv } from '../../src/table/write-csv.ts'
import { pollutedFiles } from './pollock/pollute.ts'
import { readCsvStrictly } from './pollock/read-csv-strictly.ts'
import { normalizeCell, scorePollock } from './pollock/score.ts'

describe('polluted files, no options', () => {
  const files = [...pollutedFiles()]

  it('are of every kind of the published list', () => {
    expect(files.length).toBeGreaterThanOrEqual(2000)
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
  })

  it('score as high as the bar: every whole-file kind, and every 13th of the others', async () => {
    const rowFiles = files.filter(({ name }) => /row\d/.test(name))
    const chosen = files.filter((file) => !rowFiles.includes(file) || rowFiles.indexOf(file) % 13 === 0)
    const scale = rowFiles.length / chosen.filter((file) => rowFiles.includes(file)).length
    let simple = 0
    let weighted = 0
    let count = 0
    let weights = 0
    for (const file of chosen) {
      const dataset = await load(file.text, { name: file.name })
      const { total } = scorePollock(file.clean, readCsvStrictly(writeCsv(dataset, { originalNames: true })))
      const times = rowFiles.includes(file) ? scale : 1
      simple += total * times
      count += times
      weighted += total * file.weight * times
      weights += file.weight * times
    }
    expect(simple / count).toBeGreaterThan(9.97)
    expect(weighted / weights).toBeGreaterThan(9.98)
  })
})

describe('the score', () => {
  const clean = [
    ['a', 'b'],
    ['1', 'x'],
    ['2', 'y'],
  ]

  it('is 10 for the clean table and 0 for a failure', () => {
    expect(scorePollock(clean, clean).total).toBe(10)
    expect(scorePollock(clean, null).total).toBe(0)
    expect(scorePollock([], [['anything']]).total).toBe(10)
  })

  it('loses what is missing, as shares of multisets', () => {
    const { header, record, cell } = scorePollock(clean, [
      ['a', 'b'],
      ['1', 'x'],
    ])
    expect(header.f1).toBe(1)
    expect(record).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3 })
    expect(cell).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3 })
  })

  it('compares records in one form of numbers, times and prices', () => {
    expect([' 1.50', '007', 'TRUE', '9:05', '$1,200.50', 'Ab'].map(normalizeCell)).toEqual([
      '1.5',
      '7',
      '1',
      '09:05:00',
      '$1200.5',
      'ab',
    ])
  })
})
