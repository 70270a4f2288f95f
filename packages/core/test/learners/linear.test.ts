import { expect, it } from 'vitest'
import { linear } from '../../src/learners/linear.ts'
import { randomFrom } from '../../src/util/random.ts'
import { matrixOf } from '../conformance/learner-tables.ts'

const run = { seed: 1, task: 'regression', classes: 1 } as const

it('leaves out a constant column whose sum is not exact', async () => {
  const random = randomFrom(1, 'constant')
  const x = Float64Array.from({ length: 100_000 }, () => random.normal())
  const { model } = await linear.fit(matrixOf([new Float64Array(x.length).fill(0.1), x]), x, { alpha: 0 }, run)
  expect(model).toMatchObject({ features: Int32Array.of(1) })
})

it('gives the same model for rows in order and for a list of them', async () => {
  const random = randomFrom(2, 'rows')
  const x = Float64Array.from({ length: 1500 }, () => random.normal())
  const y = x.map((value) => 3 * value + 1e6 + random.normal())
  const odd = Int32Array.from({ length: 750 }, (_, i) => 2 * i + 1)
  const listed = await linear.fit(matrixOf([x]), y, { alpha: 0 }, { ...run, rows: odd })
  const alone = (values: Float64Array): Float64Array => Float64Array.from(odd, (row) => values[row])
  const direct = await linear.fit(matrixOf([alone(x)]), alone(y), { alpha: 0 }, run)
  expect(listed.model).toEqual(direct.model)
})
