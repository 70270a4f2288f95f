import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockFolder } from '../../src/storage/lock-folder.ts'
import { temporaryFolder } from '../support/server.ts'

test('a folder is held by one and free after it is given back', async () => {
  const folder = await temporaryFolder()
  const unlock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'data-folder-in-use' })
  await unlock()
  await (
    await lockFolder(folder)
  )()
})

test('a lock of a process that is gone is taken over', async () => {
  const folder = await temporaryFolder()
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  await writeFile(join(folder, 'lock'), JSON.stringify({ pid: child.pid, host: hostname(), token: 'old' }))
  const unlock = await lockFolder(folder)
  expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8')).pid).toBe(process.pid)
  await unlock()
})

test('a lock of a living process is respected', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, host: hostname(), token: 'theirs' }))
  await expect(lockFolder(folder)).rejects.toMatchObject({
    message: expect.stringContaining(`process ${process.ppid}`),
  })
})

test('the same process id after a restart is no holder', async () => {
  const folder = await temporaryFolder()
  await writeFile(
    join(folder, 'lock'),
    JSON.stringify({ pid: process.pid, host: hostname(), token: 'of the life before' }),
  )
  await (
    await lockFolder(folder)
  )()
})

test('a lock of another host holds while it is touched and no longer', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'lock')
  await writeFile(path, JSON.stringify({ pid: 1, host: 'elsewhere', token: 'theirs' }))
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'data-folder-in-use' })
  const longAgo = new Date(Date.now() - 120_000)
  await utimes(path, longAgo, longAgo)
  await (
    await lockFolder(folder)
  )()
})

test('giving back leaves the lock of someone else alone', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'lock')
  const unlock = await lockFolder(folder)
  await writeFile(path, JSON.stringify({ pid: 1, host: 'elsewhere', token: 'theirs' }))
  await unlock()
  expect((await stat(path)).isFile()).toBe(true)
})
