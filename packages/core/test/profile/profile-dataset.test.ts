import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { compareProfiles } from '../../src/profile/compare-profiles.ts'
import { profile } from '../../src/profile/profile-dataset.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'
import { takeRows } from '../../src/table/take-rows.ts'
import type { Progress } from '../../src/util/run-options.ts'

const csv = (text: string): Promise<Dataset> => load(new TextEncoder().encode(text), { header: true })
const example = async (name: string): Promise<Dataset> =>
  load(new Uint8Array(await readFile(new URL(`../../../../examples/data/${name}`, import.meta.url))))

describe('profile', () => {
  it('counts what stands in a small table', async () => {
    const summary = await profile(
      await csv('age,city,born\n30,Bern,1994-01-02\n40,Basel,1984-05-06\n,Bern,1990-12-31\n40,Bern,1984-05-06\n'),
    )
    expect(
      summary.columns.map(({ name, type, count, missing, distinct, unique }) => ({
        name,
        type,
        count,
        missing,
        distinct,
        unique,
      })),
    ).toEqual([
      { name: 'age', type: 'integer', count: 4, missing: 1, distinct: 2, unique: 1 },
      { name: 'city', type: 'category', count: 4, missing: 0, distinct: 2, unique: 1 },
      { name: 'born', type: 'date', count: 4, missing: 0, distinct: 3, unique: 2 },
    ])
    expect(summary.columns[0].top).toEqual([
      { value: '40', count: 2 },
      { value: '30', count: 1 },
    ])
    expect(summary.columns[1].top[0]).toEqual({ value: 'Bern', count: 3 })
    expect(summary.columns[2].date).toMatchObject({ min: Date.UTC(1984, 4, 6), max: Date.UTC(1994, 0, 2) })
    expect(summary.table).toMatchObject({ cells: 12, missingCells: 1, duplicateRows: 0, missingPerRow: [3, 1, 0, 0] })
  })

  it.each([
    ['no rows', 'a,b\n'],
    ['one row', 'a,b\n1,x\n'],
    ['one column', 'a\n1\n2\n'],
    ['nothing but holes', 'a,b\n,\n,\n,\n'],
    ['one value', 'a,b\n5,x\n5,x\n5,x\n'],
  ])('of %s is a profile all the same', async (_, text) => {
    const dataset = await csv(text)
    const summary = await profile(dataset)
    expect(summary.columnCount).toBe(dataset.columns.length)
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary)
  })

  it('splits bars by the classes of the target and names the rarer one positive', async () => {
    const { target, columns } = await profile(
      await csv(`x,y\n${Array.from({ length: 40 }, (_, i) => `${i % 4},${i % 4 === 0 ? 'yes' : 'no'}`).join('\n')}\n`),
      { target: 'y' },
    )
    expect(target).toMatchObject({
      task: 'binary',
      positive: 'yes',
      classes: [
        { value: 'no', count: 30 },
        { value: 'yes', count: 10 },
      ],
    })
    expect(columns[0].histogram!.byClass).toEqual([
      [0, 10],
      [10, 0],
      [10, 0],
      [10, 0],
    ])
    expect(columns[1].histogram!.byClass).toBeUndefined()
  })

  it('takes an amount for a regression and shows the mean of the target in each bar', async () => {
    const { target, columns } = await profile(
      await csv(`x,y\n${Array.from({ length: 40 }, (_, i) => `${i % 2},${i + 0.5}`).join('\n')}\n`),
      { target: 'y' },
    )
    expect(target).toMatchObject({ task: 'regression', classes: [], positive: null })
    expect(columns[0].histogram!.targetMean).toEqual([19.5, 20.5])
  })

  it('refuses a target or class that is not there', async () => {
    const dataset = await csv('x,y\n1,a\n2,b\n')
    await expect(profile(dataset, { target: 'z' })).rejects.toMatchObject({ code: 'unknown-column' })
    await expect(profile(dataset, { target: 'y', positive: 'c' })).rejects.toMatchObject({ code: 'unknown-class' })
  })

  it('finds the sum that the target is part of, and not the honest parts', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => {
      const fare = 5 + ((i * 37) % 400) / 10
      const tip = ((i * 53) % 97) / 10
      return `${fare},${tip},${(fare + tip + (i % 3)).toFixed(2)}`
    })
    const { findings } = await profile(await csv(`fare,tip,total\n${rows.join('\n')}\n`), { target: 'tip' })
    expect(findings.filter((finding) => finding.code === 'target-leak').map((finding) => finding.column)).toEqual([
      'total',
    ])
  })

  it('stays quiet on a clean file', async () => {
    const { findings } = await profile(await example('penguins.csv'), { target: 'species' })
    expect(findings.filter((finding) => finding.severity !== 'info')).toEqual([])
  })

  it('stays small however wide, long or long-winded the file is', async () => {
    const wide = await csv(
      `${Array.from({ length: 150 }, (_, i) => `c${i}`).join(',')}\n${Array.from({ length: 30 }, (_, row) => Array.from({ length: 150 }, (_, i) => (row * 31 + i * 17) % 101).join(',')).join('\n')}\n`,
    )
    const summary = await profile(wide)
    expect(summary.pairs.length).toBeLessThanOrEqual(2000)
    const book = await csv(`a,b\n1,"${'word '.repeat(20_000)}"\n2,"${'other '.repeat(20_000)}"\n`)
    expect(JSON.stringify(await profile(book)).length).toBeLessThan(20_000)
  })

  it('reports progress that never falls, and stops when told', async () => {
    const dataset = await example('wine.csv')
    const done: Progress[] = []
    await profile(dataset, { onProgress: (progress) => done.push(progress) })
    expect(done.length).toBeGreaterThan(5)
    for (let i = 1; i < done.length; i++) expect(done[i].done).toBeGreaterThanOrEqual(done[i - 1].done)
    const controller = new AbortController()
    const reason = new Error('enough')
    await expect(
      profile(dataset, { signal: controller.signal, onProgress: () => controller.abort(reason) }),
    ).rejects.toBe(reason)
  })
})

describe('compareProfiles', () => {
  it('finds nothing between a file and itself, and the shift, the new category and the gone column between two', async () => {
    const make = (shift: number, city: string, more: boolean): string =>
      `amount,city${more ? ',old' : ''}\n${Array.from({ length: 200 }, (_, i) => `${((i * 37) % 101) + shift},${i % 4 === 0 ? city : 'Basel'}${more ? `,${i % 5}` : ''}`).join('\n')}\n`
    const first = await profile(await csv(make(0, 'Bern', true)))
    expect(compareProfiles(first, first).columns.every((change) => change.change === 'same')).toBe(true)
    const { columns } = compareProfiles(first, await profile(await csv(make(60, 'Genf', false))))
    expect(columns[0]).toMatchObject({ column: 'old', change: 'gone' })
    const amount = columns.find((change) => change.column === 'amount')!
    expect(amount.change).toBe('changed')
    expect(amount.meanShift).toBeGreaterThan(1.5)
    expect(amount.outOfRange).toBeGreaterThan(0.4)
    expect(columns.find((change) => change.column === 'city')).toMatchObject({
      change: 'changed',
      newValues: ['Genf'],
      distance: 0.25,
    })
  })

  it('compares halves of one file as the same', async () => {
    const wine = await example('wine.csv')
    const half = (parity: number): Dataset =>
      takeRows(
        wine,
        Int32Array.from({ length: wine.rowCount }, (_, row) => row).filter((row) => row % 2 === parity),
      )
    const { columns } = compareProfiles(await profile(half(0)), await profile(half(1)))
    expect(columns.filter((change) => (change.distance ?? 0) > 0.15)).toEqual([])
  })
})
