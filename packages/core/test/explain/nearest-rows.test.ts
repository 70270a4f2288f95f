import { expect, it } from 'vitest'
import { nearestRows } from '../../src/explain/nearest-rows.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { shop } from '../search/cases.ts'

it('finds the rows that are most alike by Gower, with what came of them', async () => {
  const dataset = await shop(150)
  const settings = { drop: ['id', 'plan', 'amount'], learners: ['logistic'], seed: 7 } as const
  const { pipeline } = await fit(dataset, { ...settings, target: 'bought' })
  const at = (name: string, row: number) => dataset.column(name).original(row)
  const own = Object.fromEntries(['price', 'visits', 'town', 'noise'].map((name) => [name, at(name, 17)]))
  const found = nearestRows(pipeline, dataset, own, { count: 4 })
  expect(found[0]).toMatchObject({ row: 17, distance: 0, actual: at('bought', 17) })

  const numbers = ['price', 'visits', 'noise']
  const ranges = numbers.map((name) => {
    const known = Array.from({ length: 150 }, (_, row) => at(name, row)).filter((text) => text !== '')
    return Math.max(...known.map(Number)) - Math.min(...known.map(Number))
  })
  const naive = Array.from({ length: 150 }, (_, row) => {
    const parts = numbers.map((name, i) => {
      const [a, b] = [at(name, row), String(own[name])]
      return a === b ? 0 : a === '' || b === '' ? 1 : Math.abs(Number(a) - Number(b)) / ranges[i]
    })
    return (parts.reduce((sum, part) => sum + part, 0) + (at('town', row) === own.town ? 0 : 1)) / 4
  })
  const order = naive.map((_, row) => row).sort((a, b) => naive[a] - naive[b] || a - b)
  expect(found.map(({ row }) => row)).toEqual(order.slice(0, 4))
  found.forEach(({ row, distance }) => expect(distance).toBeCloseTo(naive[row], 9))

  const byTown = nearestRows(pipeline, dataset, own, { count: 5, weights: { price: 0, visits: 0, noise: 0 } })
  expect(byTown.every(({ values, distance }) => values.town === own.town && distance === 0)).toBe(true)
  expect(() => nearestRows(pipeline, dataset, own, { weights: { prize: 1 } })).toThrow('did you mean "price"')
  expect(() => nearestRows(pipeline, dataset, own, { count: 0 })).toThrow('invalid count')
})
