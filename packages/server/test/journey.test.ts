import { describe, expect, test } from 'vitest'
import { sample, samplesFolder, upload } from './support/data.ts'
import { readEvents } from './support/events.ts'
import { serverForAll, signUp } from './support/server.ts'

const server = serverForAll({ CSVA_SAMPLES_DIR: samplesFolder })

describe('a file goes the whole way', () => {
  test('from upload to prediction, with its own key, and out as a file', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'penguins.csv', await sample('penguins.csv'))
    const detail = await (await ada.request(`/api/v1/datasets/${id}`)).json()
    expect(detail).toMatchObject({ name: 'penguins.csv', rowCount: 344, columnCount: 7, version: 1 })
    expect(detail.summary.columns.map(({ name }: { name: string }) => name)).toContain('species')

    const profile = await (await ada.request(`/api/v1/datasets/${id}/profile?target=species`)).json()
    expect(profile.target).toMatchObject({ name: 'species', task: 'multiclass' })

    const started = await ada.send('POST', `/api/v1/datasets/${id}/trainings`, {
      target: 'species',
      effort: 'low',
      seed: 7,
    })
    expect(started.status).toBe(202)
    const job = await started.json()
    const events = await readEvents(await ada.request(`/api/v1/jobs/${job.id}/events`))
    expect(events[0]).toMatchObject({ id: 1, event: 'queued' })
    expect(events.map(({ event }) => event)).toContain('progress')
    expect(events.at(-1)).toMatchObject({ event: 'done', data: { modelId: job.id } })
    expect(events.map(({ id: seq }) => seq)).toEqual(events.map((_, i) => i + 1))

    const model = await (await ada.request(`/api/v1/models/${job.id}`)).json()
    expect(model).toMatchObject({ target: 'species', task: 'multiclass' })
    expect(model.schema.classes).toEqual(expect.arrayContaining(['Adelie', 'Gentoo', 'Chinstrap']))
    const leaderboard = await (await ada.request(`/api/v1/models/${job.id}/leaderboard`)).json()
    expect(leaderboard.candidates.length).toBeGreaterThan(1)
    expect(leaderboard.candidates.filter(({ chosen }: { chosen: boolean }) => chosen)).toHaveLength(1)
    const evaluation = await (await ada.request(`/api/v1/models/${job.id}/evaluation`)).json()
    expect(evaluation.metrics.accuracy.value).toBeGreaterThan(0.9)

    const { key } = await (await ada.send('POST', '/api/v1/keys', { name: 'predict' })).json()
    const gentoo = { 'culmen length': 47, island: 'Biscoe' }
    const predicted = await server.request(`/api/v1/models/${job.id}/predict`, {
      method: 'POST',
      body: JSON.stringify({
        rows: [
          Object.fromEntries(
            model.schema.inputs.map(({ name, usual }: { name: string; usual: unknown }) => [name, usual]),
          ),
          { ...gentoo, island: 'Atlantis' },
        ],
      }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    })
    expect(predicted.status).toBe(200)
    const { predictions } = await predicted.json()
    expect(model.schema.classes).toContain(predictions[0].prediction)
    expect(Object.values<number>(predictions[0].probabilities).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
    expect(predictions[1]).toMatchObject({ inDomain: false })
    expect(predictions[1].findings.length).toBeGreaterThan(0)

    const file = await ada.request(`/api/v1/models/${job.id}/export/json`)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(JSON.parse(await file.text())).toMatchObject({ format: 'csvanalyzer-pipeline', target: 'species' })
    expect((await ada.request(`/api/v1/models/${job.id}/export/excel`)).status).toBe(422)
  }, 120_000)
  test('a sample is one click away', async () => {
    const ada = await signUp(server)
    const { items } = await (await server.request('/api/v1/samples')).json()
    expect(items).toContainEqual(expect.objectContaining({ file: 'penguins.csv', target: 'species', rows: 344 }))
    const taken = await ada.send('POST', '/api/v1/samples/penguins.csv/import')
    expect([taken.status, (await taken.json()).rowCount]).toEqual([201, 344])
    for (const name of ['nope.csv', 'README.md', '..%2F..%2Fpackage.json'])
      expect((await ada.send('POST', `/api/v1/samples/${name}/import`)).status).toBe(404)
    expect((await server.request('/api/v1/samples/penguins.csv/import', { method: 'POST' })).status).toBe(401)
  })
})
