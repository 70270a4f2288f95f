import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { user } from '../../src/storage/auth-schema.ts'
import { openPglite } from '../../src/storage/pglite-database.ts'
import { listSnapshots, writeSnapshot } from '../../src/storage/snapshots.ts'
import { temporaryFolder } from '../support/server.ts'

test('a database comes back from its snapshot, and only the newest snapshots are kept', async () => {
  const [data, snapshots, restored] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
  const database = await openPglite({ folder: data })
  await database.migrate()
  await database.orm.insert(user).values({ id: 'ada', name: 'Ada', email: 'ada@example.org' })
  const first = await writeSnapshot(database, { folder: snapshots, keep: 1 })
  await new Promise((resolve) => setTimeout(resolve, 1100))
  const second = await writeSnapshot(database, { folder: snapshots, keep: 1 })
  await database.close()
  expect(second).not.toBe(first)
  expect((await listSnapshots(snapshots)).map((name) => join(snapshots, name))).toEqual([second])
  expect(await readdir(data)).not.toContain('lock')

  const again = await openPglite({ folder: restored, restoreFrom: second! })
  await again.migrate()
  const { rows } = await again.orm.execute(sql`select email from "user"`)
  expect(rows).toEqual([{ email: 'ada@example.org' }])
  await again.close()
}, 60_000)
