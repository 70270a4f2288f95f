import { expect, it } from 'vitest'
import { findEdges } from '../../src/learners/tree/find-edges.ts'
import { edgesOf, holdsNumbersOf } from '../../src/learners/tree/shared-edges.ts'
import { randomFrom } from '../../src/util/random.ts'
import { shuffleInPlace } from '../../src/util/shuffle.ts'

const random = randomFrom(6, 'shared edges')
const numbers = (count: number) =>
  Float64Array.from({ length: count }, (_, i) => (i % 9 === 0 ? NaN : Math.floor(random.next() * 5000)))

it.each([10, 3000, 20_000])('%i numbers have the same edges in any order, found once', (count) => {
  const origin = {}
  const first = numbers(count)
  const second = shuffleInPlace(first.slice(), random)
  for (const column of [first, second]) holdsNumbersOf(column, origin)
  expect(edgesOf(first, 255)).toEqual(findEdges(first, 255))
  expect(edgesOf(second, 255)).toBe(edgesOf(first, 255))
  expect(edgesOf(second, 255)).toEqual(findEdges(second, 255))
  expect(edgesOf(second, 15)).toEqual(findEdges(second, 15))
})

it('where only some values are looked at, each order has its own edges', () => {
  const origin = {}
  const first = numbers(30_000)
  const second = shuffleInPlace(first.slice(), random)
  for (const column of [first, second]) holdsNumbersOf(column, origin)
  expect(edgesOf(first, 255)).toEqual(findEdges(first, 255))
  expect(edgesOf(second, 255)).toEqual(findEdges(second, 255))
  expect(edgesOf(second, 255)).not.toEqual(edgesOf(first, 255))
})
