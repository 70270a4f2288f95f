import { describe, expect, it } from 'vitest'
import { resolveTarget } from '../../src/search/resolve-target.ts'
import { load } from '../../src/table/load.ts'

const table = (name: string, cells: readonly string[]) =>
  load(`x,${name}\n${cells.map((cell, i) => `${i * 3},${cell}`).join('\n')}\n`)
const repeat = (cells: readonly string[], times: number) => Array.from({ length: times }, () => cells).flat()

describe('resolveTarget', () => {
  it('takes two numbers for classes, the rarer one positive', async () => {
    const target = resolveTarget(await table('y', repeat(['0', '0', '1'], 8)), { target: 'y' })
    expect([target.task, target.classes, target.positive]).toEqual(['binary', ['0', '1'], '1'])
  })

  it('puts the class asked for last', async () => {
    const target = resolveTarget(await table('y', repeat(['no', 'no', 'yes'], 8)), { target: 'y', positive: 'no' })
    expect(target.classes).toEqual(['yes', 'no'])
    expect(target.y[0]).toBe(1)
  })

  it('takes marks from 3 to 9 for amounts', async () => {
    const target = resolveTarget(await table('quality', repeat(['3', '4', '5', '6', '7', '8', '9'], 9)), {
      target: 'quality',
    })
    expect([target.task, target.reason.length > 10]).toEqual(['regression', true])
  })

  it('takes texts for classes, and rows without one out', async () => {
    const target = resolveTarget(await table('kind', [...repeat(['c', 'a', 'b'], 6), '']), { target: 'kind' })
    expect([target.task, target.classes, target.rows.length]).toEqual(['multiclass', ['a', 'b', 'c'], 18])
  })

  it('does what it is told', async () => {
    const target = resolveTarget(await table('y', repeat(['0', '1', '2'], 8)), { target: 'y', task: 'regression' })
    expect(target.task).toBe('regression')
  })

  it.each([
    ['all missing', repeat([''], 20), 'empty-target'],
    ['one class', repeat(['a'], 20), 'one-class'],
    ['one number', repeat(['7'], 20), 'one-class'],
    ['few rows', ['a', 'b', 'a', 'b'], 'too-few-rows'],
    ['only names', Array.from({ length: 30 }, (_, i) => `name ${i}`), 'too-many-classes'],
  ])('refuses %s with one sentence', async (_, cells, code) => {
    const dataset = await table('y', cells)
    expect(() => resolveTarget(dataset, { target: 'y' })).toThrowError(
      expect.objectContaining({ code, message: expect.not.stringContaining('\n') }),
    )
  })

  it('names the nearest column for one that is not there', async () => {
    const dataset = await table('churned', repeat(['a', 'b'], 9))
    expect(() => resolveTarget(dataset, { target: 'chrned' })).toThrowError('did you mean "churned"?')
    expect(() => resolveTarget(dataset, { target: 'zz' })).toThrowError('there are: ')
  })
})
