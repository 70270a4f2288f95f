import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createLocalSession,
  createWorkerSession,
  type Progress,
  type Session,
  type SessionPort,
} from '../../src/index.ts'
import { serveSession } from '../../src/pipeline/serve-session.ts'
import { shopCsv } from '../search/cases.ts'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

function workerSession(): Session {
  const { port1, port2 } = new MessageChannel()
  serveSession(portOf(port2))
  const session = createWorkerSession(portOf(port1))
  open.push(() => {
    port1.close()
    port2.close()
  })
  return session
}

/** A Node port with the listeners of a Web Worker. */
function portOf(port: InstanceType<typeof MessageChannel>['port1']): SessionPort {
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener: (_, listener) => void port.on('message', (data) => listener({ data })),
    removeEventListener: () => port.removeAllListeners('message'),
  }
}

const text = { text: shopCsv(150), name: 'shop.csv' }
const fitOptions = { target: 'bought', learners: ['logistic'], seed: 7 }

describe.each([
  ['in this thread', createLocalSession],
  ['across a port', workerSession],
] as const)('a session %s', (_, start) => {
  it('loads and shows rows as they stand in the file', async () => {
    const session = start()
    const { rowCount, columns } = await session.load(text)
    expect([rowCount, columns.length]).toEqual([150, 8])
    const page = await session.rows({ offset: 2, limit: 3 })
    expect(page.rows.map(({ index, cells }) => [index, cells[0]])).toEqual([
      [2, '3'],
      [3, '4'],
      [4, '5'],
    ])
  })

  it('sorts by number, missing last either way', async () => {
    const session = start()
    await session.load({ text: 'a,b\n10,x\n9,y\n,z\n100,w\n', name: 'small' })
    const sorted = async (descending: boolean) =>
      (await session.rows({ offset: 0, limit: 9, sort: { column: 'a', descending } })).rows.map(({ cells }) => cells[0])
    expect(await sorted(false)).toEqual(['9', '10', '100', null])
    expect(await sorted(true)).toEqual(['100', '10', '9', null])
  })

  it('filters by values, range and search', async () => {
    const session = start()
    await session.load({ text: 'a,b\n10,xa\n9,y\n,z\n100,Xb\n', name: 'small' })
    const total = async (...filters: NonNullable<Parameters<Session['rows']>[0]['filters']>) =>
      (await session.rows({ offset: 0, limit: 9, filters })).total
    expect(await total({ column: 'b', values: ['y', 'z'] })).toBe(2)
    expect(await total({ column: 'a', from: 9.5, to: 100 })).toBe(2)
    expect(await total({ search: 'x' })).toBe(2)
    expect(await total({ search: 'x' }, { column: 'a', from: 0, to: 50 })).toBe(1)
  })

  it('shows the table as a plan leaves it, with the row of the file', async () => {
    const session = start()
    await session.load({ text: 'k,v\n1,a\n2,b\n2,b\n3,c\n', name: 'small' })
    const plan = await session.suggest({})
    const drop = {
      ...plan,
      steps: [
        {
          ...plan.steps[0],
          id: 'dup',
          action: 'dropDuplicateRows',
          column: null,
          options: {},
          learned: null,
          status: 'accepted' as const,
          reason: '',
          rule: null,
          affected: { cells: 0, rows: 0 },
          preview: [],
          finding: null,
        },
      ],
    }
    const page = await session.rows({ offset: 0, limit: 9, plan: drop })
    expect(page.rows.map(({ index }) => index)).toEqual([0, 1, 3])
  })

  it('fits with progress, predicts and exports', async () => {
    const session = start()
    await session.load(text)
    const progress: Progress[] = []
    const { leaderboard, inputs, pipeline } = await session.fit(fitOptions, { onProgress: (one) => progress.push(one) })
    expect(leaderboard.candidates.some(({ chosen }) => chosen)).toBe(true)
    expect(progress.some(({ stage }) => stage === 'fit')).toBe(true)
    const row = Object.fromEntries(inputs.map(({ name, usual }) => [name, usual]))
    const [predicted] = await session.predict([row])
    expect(pipeline.classes).toContain(predicted.prediction)
    expect(Object.values(predicted.probabilities!).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
    const { bytes, fileName } = await session.exportModel('json')
    expect(new TextDecoder().decode(bytes)).toContain('csvanalyzer-pipeline')
    expect(fileName).toBe('shop-bought.json')
  })

  it('gives errors their code', async () => {
    const session = start()
    await expect(session.profile({})).rejects.toMatchObject({ code: 'no-dataset' })
    await session.load(text)
    await expect(session.fit({ target: 'bougt' })).rejects.toMatchObject({
      code: 'unknown-column',
      message: expect.stringContaining('bought'),
    })
  })

  it('rethrows the reason of an abort', async () => {
    const session = start()
    await session.load(text)
    const stop = new AbortController()
    const reason = new Error('changed my mind')
    const fitting = session.fit(
      { ...fitOptions, learners: ['gradientBoosting'] },
      { signal: stop.signal, onProgress: () => stop.abort(reason) },
    )
    await expect(fitting).rejects.toBe(reason)
  })
})
