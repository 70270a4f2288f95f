import { describe, expect, test } from 'vitest'
import { small, upload } from './support/data.ts'
import { serverForAll, signUp } from './support/server.ts'

const server = serverForAll({ CSVA_MAX_UPLOAD_MB: '1' })

describe('an upload', () => {
  test('may be a form', async () => {
    const ada = await signUp(server)
    const form = new FormData()
    form.set('note', 'a field before')
    form.set('file', new Blob([small], { type: 'text/csv' }), 'people.csv')
    const response = await ada.request('/api/v1/datasets', { method: 'POST', body: form })
    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toMatch(/^\/api\/v1\/datasets\/[0-9a-f-]{36}$/)
    expect(await response.json()).toMatchObject({ name: 'people.csv', rowCount: 10, columnCount: 2 })
  })

  test('is refused as another type, without a file, beyond the limit, or when it is no table; nothing is kept', async () => {
    const ada = await signUp(server)
    const post = (body: BodyInit, type?: string) =>
      ada.request('/api/v1/datasets', { method: 'POST', body, ...(type && { headers: { 'content-type': type } }) })
    const form = new FormData()
    form.set('note', 'no file')
    const bigForm = new FormData()
    bigForm.set('file', new Blob(['a,b\n'.repeat(500_000)]), 'big.csv')
    const answers = [
      await post(small, 'application/pdf'),
      await post(form),
      await post('no boundary', 'multipart/form-data'),
      await post('a,b\n'.repeat(500_000), 'text/csv'),
      await post(bigForm),
      await post(
        Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
        'text/csv',
      ),
    ]
    expect(
      await Promise.all(answers.map(async (answer) => [answer.status, answer.headers.get('content-type')])),
    ).toEqual([415, 400, 400, 413, 413, 422].map((status) => [status, 'application/problem+json']))
    expect((await (await ada.request('/api/v1/datasets')).json()).items).toEqual([])
  })

  test('of nothing, a header, one column or one row is a table all the same', async () => {
    const ada = await signUp(server)
    expect(await upload(ada, 'header.csv', 'a,b\n')).toMatchObject({ rowCount: 0 })
    expect(await upload(ada, 'column.csv', 'a\n1\n2\n')).toMatchObject({ rowCount: 2 })
    expect(await upload(ada, 'row.csv', 'a,b\n1,2\n')).toMatchObject({ rowCount: 1 })
  })

  test('reads as it is told, and again in another way', async () => {
    const ada = await signUp(server)
    const response = await ada.request('/api/v1/datasets?delimiter=%7C&header=false', {
      method: 'POST',
      body: 'x|1\ny|2\n',
      headers: { 'content-type': 'text/csv' },
    })
    const { id, rowCount, columnCount } = await response.json()
    expect([rowCount, columnCount]).toEqual([2, 2])
    const again = await ada.send(
      'PATCH',
      `/api/v1/datasets/${id}`,
      { name: 'other', loadOptions: { delimiter: '|', header: true } },
      { 'if-match': '"1"' },
    )
    expect(again.headers.get('etag')).toBe('"2"')
    expect(await again.json()).toMatchObject({ name: 'other', rowCount: 1, version: 2 })
  })
})

describe('a list', () => {
  test('goes on where the page before ended', async () => {
    const ada = await signUp(server)
    for (let i = 0; i < 5; i++) await upload(ada, `table ${i}`, small)
    const names: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { name: string }[]; next: string | null } = await (
        await ada.request(`/api/v1/datasets?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      ).json()
      names.push(...page.items.map(({ name }) => name))
      cursor = page.next
    } while (cursor)
    expect(names).toEqual(['table 4', 'table 3', 'table 2', 'table 1', 'table 0'])
    const bad = await ada.request('/api/v1/datasets?cursor=bogus')
    expect([bad.status, (await bad.json()).code]).toEqual([400, 'invalid-cursor'])
  })
})

describe('rows', () => {
  test('come in pages, and a page asked for after a change is refused', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'people', small)
    const first = await (await ada.request(`/api/v1/datasets/${id}/rows?limit=4`)).json()
    expect(first).toMatchObject({ total: 10, offset: 0, names: ['name', 'age'] })
    expect(first.rows[3]).toEqual({ index: 3, cells: ['person 3', '23'] })
    const second = await (await ada.request(`/api/v1/datasets/${id}/rows?limit=4&cursor=${first.next}`)).json()
    expect(second.rows.map(({ index }: { index: number }) => index)).toEqual([4, 5, 6, 7])
    await ada.send('POST', `/api/v1/datasets/${id}/rows/remove`, { rows: [0] }, { 'if-match': '"1"' })
    expect((await ada.request(`/api/v1/datasets/${id}/rows?limit=4&cursor=${second.next}`)).status).toBe(400)
  })

  test('are removed by a step of the plan, and come back when it is undone', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'people', small)
    const path = `/api/v1/datasets/${id}`
    const indices = async (view: string) =>
      (await (await ada.request(`${path}/rows?view=${view}`)).json()).rows.map(({ index }: { index: number }) => index)
    const removed = await ada.send('POST', `${path}/rows/remove`, { rows: [2, 5, 2] }, { 'if-match': '"1"' })
    expect(removed.headers.get('etag')).toBe('"2"')
    const { plan, step } = await removed.json()
    expect(step).toMatchObject({
      action: 'deleteRows',
      options: { rows: [2, 5] },
      status: 'accepted',
      affected: { rows: 2 },
    })
    expect(await indices('kept')).toEqual([0, 1, 3, 4, 6, 7, 8, 9])
    expect(await indices('cleaned')).toEqual([0, 1, 3, 4, 6, 7, 8, 9])
    expect(await indices('source')).toHaveLength(10)

    const undone = {
      ...plan,
      steps: plan.steps.map((each: { id: string }) => (each.id === step.id ? { ...each, status: 'undone' } : each)),
    }
    expect((await ada.send('PUT', `${path}/plan`, undone, { 'if-match': '"2"' })).status).toBe(200)
    expect(await indices('kept')).toHaveLength(10)
    const { items } = await (await ada.request(`${path}/plan/history`)).json()
    expect(items.map(({ version }: { version: number }) => version)).toEqual([3, 2])
  })

  test('are not removed by whoever has not seen the present version', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'people', small)
    const remove = (rows: number[], headers?: Record<string, string>) =>
      ada.send('POST', `/api/v1/datasets/${id}/rows/remove`, { rows }, headers)
    expect((await remove([1])).status).toBe(428)
    expect((await remove([1], { 'if-match': '"7"' })).status).toBe(412)
    expect((await remove([10], { 'if-match': '"1"' })).status).toBe(422)
    const both = await Promise.all([remove([1], { 'if-match': '"1"' }), remove([2], { 'if-match': '"1"' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  })

  test('are sorted, searched and filtered', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'people', small)
    const query = async (body: object) =>
      (await (await ada.send('POST', `/api/v1/datasets/${id}/rows/query`, body)).json()).rows.map(
        ({ index }: { index: number }) => index,
      )
    expect(await query({ sort: { column: 'age', descending: true }, limit: 2 })).toEqual([9, 8])
    expect(await query({ filters: [{ column: 'age', from: 22, to: 24 }] })).toEqual([2, 3, 4])
    expect(await query({ filters: [{ search: 'PERSON 7' }] })).toEqual([7])
    expect(await query({ offset: 8, limit: 5 })).toEqual([8, 9])
  })
})

describe('a plan', () => {
  test('is suggested until one is saved', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'people', small)
    const path = `/api/v1/datasets/${id}/plan`
    const suggestion = await (await ada.request(`${path}?target=age`)).json()
    expect(suggestion).toMatchObject({ saved: false, version: 1, plan: { version: 1, target: 'age' } })
    const saved = await ada.send('PUT', path, { ...suggestion.plan, steps: [] }, { 'if-match': '"1"' })
    expect(await saved.json()).toMatchObject({ saved: true, version: 2 })
    expect(await (await ada.request(path)).json()).toMatchObject({ saved: true, version: 2, plan: { steps: [] } })
    expect(await (await ada.request(`${path}?suggested=true&target=age`)).json()).toMatchObject({ saved: false })
    expect(await (await ada.request(`/api/v1/datasets/${id}`)).json()).toMatchObject({ target: 'age' })
  })

  test('that is no plan is refused with where and what', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'people', small)
    const response = await ada.send(
      'PUT',
      `/api/v1/datasets/${id}/plan`,
      { version: 1, target: null, steps: [{ id: 'x' }] },
      { 'if-match': '"1"' },
    )
    expect(response.status).toBe(422)
    expect((await response.json()).errors.map(({ pointer }: { pointer: string }) => pointer)).toContain(
      '/steps/0/action',
    )
  })
})

test('a deleted dataset is gone with its file', async () => {
  const ada = await signUp(server)
  const { id } = await upload(ada, 'people', small)
  expect((await ada.send('DELETE', `/api/v1/datasets/${id}`)).status).toBe(204)
  expect((await ada.request(`/api/v1/datasets/${id}`)).status).toBe(404)
  expect((await ada.request(`/api/v1/datasets/${id}/rows`)).status).toBe(404)
})

test('an unknown target is refused with the names that there are', async () => {
  const ada = await signUp(server)
  const { id } = await upload(ada, 'people', small)
  const answer = await ada.request(`/api/v1/datasets/${id}/profile?target=agee`)
  expect([answer.status, (await answer.json()).code]).toEqual([422, 'unknown-column'])
})
