// A page's script: fits in the place that its address names, on two threads until both have trained, and sends back what came of it.
import { createLocalSession } from '../../src/pipeline/local-session.ts'
import type { Session } from '../../src/pipeline/session.ts'
import { createWorkerSession } from '../../src/pipeline/worker-session.ts'
import { shopCsv } from '../search/cases.ts'

const sessions: { readonly [place: string]: () => Promise<Session> | Session } = {
  page: createLocalSession,
  module: () => createWorkerSession(new Worker('/session.js', { type: 'module' })),
  classic: () => createWorkerSession(new Worker('/session-classic.js')),
  blob: async () => {
    const source = await (await fetch('/session.js')).text()
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
    return createWorkerSession(new Worker(url, { type: 'module' }))
  },
}

const fitOfSession = { target: 'amount', learners: ['gradientBoosting'], seed: 7, effort: 'low' } as const

/** Fits that may go by before the workers have started. */
const MOST_FITS = 30

async function run(place: string): Promise<unknown> {
  const session = await sessions[place]()
  await session.load({ text: shopCsv(300), name: 'shop.csv' })
  const fits: unknown[] = []
  for (;;) {
    const { pipeline, findings } = await session.fit({ ...fitOfSession, workers: 2 })
    const missing = findings.find(({ code }) => code === 'workers-missing')?.evidence ?? null
    fits.push({ hash: pipeline.hash, missing })
    const trained = Number(await (await fetch('/trained')).text())
    if (trained > 0 || missing !== null || fits.length === MOST_FITS)
      return { fits, trained, isolated: crossOriginIsolated }
  }
}

const send = (outcome: object) => fetch('/outcome', { method: 'POST', body: JSON.stringify(outcome) })
run(new URL(location.href).searchParams.get('place')!).then(
  (value) => send({ value }),
  (error: unknown) => send({ error: String((error as Error).stack) }),
)
