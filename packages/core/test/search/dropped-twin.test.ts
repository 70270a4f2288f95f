import { expect, test } from 'vitest'
import { fit, load } from '../../src/index.ts'

const levels = ['basic', 'middle', 'high', 'top']
const lines = Array.from({ length: 400 }, (_, row) => {
  const level = (row * 7 + (row >> 3)) % 4
  return `${levels[level]},${level + 1},${level * 10 + ((row * 37) % 61)}\n`
})

test('a column stays when its twin is dropped by hand', async () => {
  const dataset = await load(`education,education_num,income\n${lines.join('')}`)
  const { pipeline } = await fit(dataset, {
    target: 'income',
    drop: ['education'],
    learners: ['linear'],
    effort: 'low',
    seed: 7,
  })
  expect(pipeline.inputs.map(({ name }) => name)).toEqual(['education_num'])
})
