import { onTestFinished, expect, test } from 'vitest'
import { keyFigures } from '../../src/services/key-figures.ts'
import { user } from '../../src/storage/auth-schema.ts'
import { openPglite } from '../../src/storage/pglite-database.ts'
import { userActivity } from '../../src/storage/schema.ts'

const dayMilliseconds = 24 * 3600 * 1000
const ago = (days: number) => new Date(Date.now() - days * dayMilliseconds)
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

test('retention is the share of new accounts that came back on the n-th day or later', async () => {
  const database = await openPglite({ folder: null })
  onTestFinished(() => database.close())
  await database.migrate()
  const people = [
    { id: 'same day only', made: 10, active: [10] },
    { id: 'next day', made: 10, active: [10, 9] },
    { id: 'after a week', made: 10, active: [10, 2] },
    { id: 'today', made: 0, active: [0] },
    { id: 'long ago, still here', made: 40, active: [40, 5] },
    { id: 'too long ago to count', made: 90, active: [90, 0] },
  ]
  for (const { id, made, active } of people) {
    await database.orm.insert(user).values({ id, name: id, email: `${id}@example.org`, createdAt: ago(made) })
    await database.orm.insert(userActivity).values(active.map((days) => ({ userId: id, day: dayOf(ago(days)) })))
  }
  const { accounts, activeUsers, retention } = await keyFigures(database).read()
  expect(accounts).toBe(6)
  expect(activeUsers).toEqual({ '1d': 2, '7d': 4, '30d': 6 })
  expect(retention.d1).toBeCloseTo(2 / 3, 12)
  expect(retention.d7).toBeCloseTo(1 / 3, 12)
  expect(retention.d30).toBe(1)
}, 60_000)
