import { expect, test } from 'vitest'
import { apiClient, ApiProblem } from '../src/runner/api-client.ts'
import { readInput } from '../src/runner/read-input.ts'

const answering = (response: Response) => {
  const asked: { url: string; init: RequestInit }[] = []
  const fetchWith = (async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return response
  }) as typeof fetch
  return { asked, api: apiClient('/api/v1', fetchWith) }
}

test('a problem of the server keeps its status, code and sentence', async () => {
  const { api } = answering(new Response('{"code":"not-found","detail":"there is no such dataset"}', { status: 404 }))
  const problem = await api.get('/datasets/x').catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(ApiProblem)
  expect(problem).toMatchObject({ status: 404, code: 'not-found', message: 'there is no such dataset' })
})

test('an answer that is no JSON still says what happened', async () => {
  const { api } = answering(new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' }))
  await expect(api.get('/jobs')).rejects.toThrow('502 Bad Gateway')
})

test('a call carries its query, its JSON and the cookie of this origin', async () => {
  const { api, asked } = answering(new Response(null, { status: 204 }))
  expect(
    await api.send('PUT', '/datasets/1/plan', { query: { target: 'a b', none: undefined }, json: { steps: [] } }),
  ).toBeUndefined()
  expect(asked[0].url).toBe('/api/v1/datasets/1/plan?target=a+b')
  expect(asked[0].init).toMatchObject({ method: 'PUT', body: '{"steps":[]}', credentials: 'same-origin' })
})

test('whatever a reader chose becomes bytes with a name, and progress on the way', async () => {
  const seen: number[] = []
  const file = new File(['a,b\n1,2\n'], 'two.csv')
  const read = await readInput({ file }, { onProgress: ({ done, total }) => seen.push(done, total ?? -1) })
  expect(new TextDecoder().decode(read.bytes)).toBe('a,b\n1,2\n')
  expect(read.name).toBe('two.csv')
  expect(seen.slice(-2)).toEqual([8, 8])
  const url = URL.createObjectURL(file)
  expect((await readInput({ url })).bytes.length).toBe(8)
  await expect(readInput({ url: '/there/is/no/such.csv' })).rejects.toThrow('such.csv')
})

test('reading stops when it is aborted', async () => {
  const stop = new AbortController()
  stop.abort(new Error('enough'))
  await expect(readInput({ file: new File(['a'], 'a.csv') }, { signal: stop.signal })).rejects.toThrow('enough')
})
