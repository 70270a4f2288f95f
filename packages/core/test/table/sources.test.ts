import { describe, expect, it } from 'vitest'
import { load } from '../../src/table/load.ts'
import type { LoadSource } from '../../src/table/load-options.ts'

const text = 'a,b\n1,x\n2,y\n'
const bytes = new TextEncoder().encode(text)

async function* parts(): AsyncGenerator<Uint8Array> {
  yield bytes.slice(0, 5)
  yield bytes.slice(5)
}

describe('sources', () => {
  it.each<readonly [string, () => LoadSource]>([
    ['text', () => text],
    ['bytes', () => bytes],
    ['an array buffer', () => bytes.slice().buffer],
    ['a blob', () => new Blob([bytes])],
    ['a response', () => new Response(bytes)],
    ['a stream', () => new Blob([bytes]).stream()],
    ['an async iterable', parts],
    ['a URL', () => new URL(`data:text/csv,${encodeURIComponent(text)}`)],
    [
      'shared bytes',
      () => {
        const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
        shared.set(bytes)
        return shared
      },
    ],
  ])('%s', async (_, source) => {
    const dataset = await load(source())
    expect(dataset.table.objects()).toEqual([
      { a: 1, b: 'x' },
      { a: 2, b: 'y' },
    ])
  })

  it('that cannot be read are named in one sentence', async () => {
    const used = new Response(bytes)
    await used.text()
    const stream = new Blob([bytes]).stream()
    stream.getReader()
    const numbers = (async function* () {
      yield 5
    })()
    for (const [source, code, words] of [
      [used, 'used-source', /response is being read already or has been/],
      [stream, 'used-source', /the stream is being read already/],
      [numbers, 'unknown-source', /parts of type number/],
      [undefined, 'unknown-source', /cannot load undefined;/],
      [[1], 'unknown-source', /cannot load an Array;/],
    ] as const)
      await expect(load(source as unknown as LoadSource)).rejects.toMatchObject({
        code,
        message: expect.stringMatching(words) as string,
      })
  })

  it('a file has its name, a path is opened by who can', async () => {
    expect((await load(new File([text], 'people.csv'))).source.name).toBe('people.csv')
    const dataset = await load('/data/people.csv', {
      open: async (path) => (path === '/data/people.csv' ? bytes : null),
    })
    expect(dataset).toMatchObject({ rowCount: 2, source: { name: 'people.csv' } })
  })

  it('progress never goes back within a stage, and ends at the whole file', async () => {
    const seen = new Map<string, number>()
    const big = `a,b\n${'1,2\n'.repeat(20_000)}`
    await load(new Blob([big]), {
      onProgress: ({ stage, done }) => {
        expect(done).toBeGreaterThanOrEqual(seen.get(stage) ?? 0)
        seen.set(stage, done)
      },
    })
    expect(Object.fromEntries(seen)).toEqual({ read: big.length, load: big.length })
  })

  it('a stream whose line never ends is refused while it is read', async () => {
    const part = new Uint8Array(8 * 1024 * 1024).fill(120)
    let given = 0
    async function* endlessLine() {
      yield new TextEncoder().encode('a,b\n')
      for (; given < 100; given++) yield part
    }
    await expect(load(endlessLine())).rejects.toThrow('the row that begins at byte 4 is longer than 64 MiB')
    expect(given).toBeLessThan(10)
  })

  it('a stream that is longer than maxBytes is refused as soon as it is, and is not read on', async () => {
    let given = 0
    let closed = false
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          given += bytes.length
          yield bytes
        }
      } finally {
        closed = true
      }
    }
    await expect(load(endless(), { maxBytes: 1_000_000 })).rejects.toThrow(
      'the file has more than 1000000 bytes; raise maxBytes',
    )
    expect(closed).toBe(true)
    expect(given).toBeLessThanOrEqual(1_000_000 + bytes.length)
  })

  it('a stream of many parts gives the table of the whole, in memory that grows with it', async () => {
    const line = new TextEncoder().encode('12,some words that fill the line,3.5\n')
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('id,note,size\n')
      for (let i = 0; i < 100_000; i++) yield line
    }
    const dataset = await load(stream(), { maxBytes: 13 + 100_000 * line.length })
    expect([dataset.rowCount, dataset.source.byteCount]).toEqual([100_000, 13 + 100_000 * line.length])
    expect(dataset.column('size').original(99_999)).toBe('3.5')
  })

  it('an abort while it runs throws the reason', async () => {
    const controller = new AbortController()
    const big = `a,b\n${'1,2\n'.repeat(200_000)}`
    await expect(load(big, { signal: controller.signal, onProgress: () => controller.abort('enough') })).rejects.toBe(
      'enough',
    )
  })
})
