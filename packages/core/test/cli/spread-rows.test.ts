import { expect, it } from 'vitest'
import { spreadRows } from '../../src/cli/spread-rows.ts'
import { fit, load, takeRows } from '../../src/node.ts'
import { shopCsv } from '../search/cases.ts'

it('takes rows from all over a table, and fewer of them where the trees are large', async () => {
  const dataset = await load(shopCsv(300))
  const first = takeRows(
    dataset,
    Int32Array.from({ length: 60 }, (_, i) => i),
  )
  const { pipeline } = await fit(first, { target: 'amount', learners: ['randomForest'], seed: 7 })
  const many = spreadRows(pipeline, dataset)
  expect(many.rowCount).toBe(200)
  expect(many.column('id').original(199)).toBe(dataset.column('id').original(298))
  expect(spreadRows(pipeline, first)).toBe(first)
  const { model } = pipeline
  const blend = { version: 1, task: 'regression', classes: 1, link: 'identity', format: 'blend' } as const
  if (model.format === 'blend') throw new Error('one learner is no blend')
  const members = Array.from({ length: 400 }, () => ({ weight: 1 / 400, model }))
  const fewer = spreadRows({ ...pipeline, model: { ...blend, members } }, dataset)
  expect(fewer.rowCount).toBeLessThan(200)
  expect(fewer.rowCount).toBeGreaterThanOrEqual(20)
})
