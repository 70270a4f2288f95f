import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import type { BlobStore } from '../../src/storage/blob-store.ts'
import { openBlobStore } from '../../src/storage/open-blob-store.ts'
import { temporaryFolder } from '../support/server.ts'

/** Every driver passes the same suite; `files` counts what lies in the store, half-written things included. */
const drivers: { readonly [name: string]: () => Promise<{ readonly store: BlobStore; files(): Promise<number> }> } = {
  local: async () => {
    const folder = await temporaryFolder()
    return {
      store: openBlobStore({ kind: 'local', folder }),
      files: async () =>
        (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length,
    }
  },
}

describe.each(Object.entries(drivers))('the %s blob store', (_name, open) => {
  test('gives back what was put, from text, bytes and a stream', async () => {
    const { store } = await open()
    await store.put('a/text', 'Zoë')
    await store.put('a/bytes', Uint8Array.of(0, 255, 10))
    expect(await store.put('a/stream', Readable.from([Buffer.from('one,'), Buffer.from('two')]))).toEqual({
      byteCount: 7,
    })
    expect((await store.read('a/text')).toString('utf8')).toBe('Zoë')
    expect([...(await store.read('a/bytes'))]).toEqual([0, 255, 10])
    expect(await text(await store.get('a/stream'))).toBe('one,two')
    expect(await store.stat('a/bytes')).toEqual({ byteCount: 3 })
  })

  test('replaces a blob as a whole', async () => {
    const { store } = await open()
    await store.put('x', 'a long first content')
    await store.put('x', 'short')
    expect((await store.read('x')).toString()).toBe('short')
  })

  test('leaves nothing of a stream that broke off, and keeps what was there', async () => {
    const { store, files } = await open()
    await store.put('x', 'before')
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half')
        throw new Error('cut')
      })(),
    )
    await expect(store.put('x', broken)).rejects.toThrow('cut')
    expect((await store.read('x')).toString()).toBe('before')
    expect(await files()).toBe(1)
  })

  test('says which blob is not there', async () => {
    const { store } = await open()
    expect(await store.stat('none')).toBeNull()
    await expect(store.read('none')).rejects.toMatchObject({ code: 'blob-not-found', details: { key: 'none' } })
    await expect(store.get('none')).rejects.toMatchObject({ code: 'blob-not-found' })
    await expect(store.move('none', 'other')).rejects.toMatchObject({ code: 'blob-not-found' })
  })

  test('moves over what is there', async () => {
    const { store } = await open()
    await store.put('from', 'new')
    await store.put('to/here', 'old')
    await store.move('from', 'to/here')
    expect((await store.read('to/here')).toString()).toBe('new')
    expect(await store.stat('from')).toBeNull()
  })

  test('deletes everything under a prefix and nothing beside it', async () => {
    const { store } = await open()
    await store.put('set/1/a', 'a')
    await store.put('set/1/b', 'b')
    await store.put('set/11/a', 'c')
    await store.deleteAll('set/1')
    await store.deleteAll('set/none')
    expect(await store.stat('set/1/a')).toBeNull()
    expect(await store.stat('set/11/a')).not.toBeNull()
  })

  test.each(['../out', 'a/../../out', '/etc/passwd', '', 'a//b', '.hidden', 'a\\b', 'a/\0'])(
    'refuses the key %j',
    async (key) => {
      const { store } = await open()
      await expect(async () => store.put(key, 'x')).rejects.toMatchObject({ code: 'invalid-blob-key' })
    },
  )

  test('can be written to', async () => {
    const { store } = await open()
    await expect(store.ping()).resolves.toBeUndefined()
  })
})

test('a local store that cannot be written to says so', async () => {
  const folder = await temporaryFolder()
  await openBlobStore({ kind: 'local', folder }).put('file', 'x')
  await expect(openBlobStore({ kind: 'local', folder: join(folder, 'file', 'below') }).ping()).rejects.toThrow()
})
