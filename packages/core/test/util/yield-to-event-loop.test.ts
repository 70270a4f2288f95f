import { expect, it, vi } from 'vitest'
import { breathe, nextTask } from '../../src/util/yield-to-event-loop.ts'

it('begins its first slice with the first call, so that short work is done without a turn of the event loop', async () => {
  vi.resetModules()
  const fresh = await import('../../src/util/yield-to-event-loop.ts')
  expect(fresh.isDueForYield()).toBe(false)
})

it('lets timers run while a loop breathes', async () => {
  let ran = false
  setTimeout(() => (ran = true), 0)
  const until = performance.now() + 500
  while (!ran && performance.now() < until) await breathe()
  expect(ran).toBe(true)
})

it('throws the reason of an aborted signal', async () => {
  const reason = new Error('stop')
  await expect(breathe(AbortSignal.abort(reason))).rejects.toBe(reason)
})

it('a task is later than all promises', async () => {
  const order: string[] = []
  const task = nextTask().then(() => order.push('task'))
  await Promise.resolve().then(() => order.push('promise'))
  await task
  expect(order).toEqual(['promise', 'task'])
})
