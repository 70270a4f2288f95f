import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { toJson } from '../../src/fitted/to-json.ts'
import { samplePipelines } from '../export/sample-pipelines.ts'

const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-serve-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)
const { pipeline } = samplePipelines().find(({ name }) => name === 'closed: binary, boosted trees')!
writeFileSync(at('churn.json'), toJson(pipeline))
writeFileSync(at('other.json'), toJson(pipeline))

interface Started {
  readonly url: string
  readonly line: string
  stop(): Promise<number>
}

/** The command, once it says where it listens. */
function start(...args: readonly string[]): Promise<Started> {
  const stop = new AbortController()
  return new Promise((resolve, reject) => {
    const errors: string[] = []
    const code = run(['serve', ...args, '--port', '0'], {
      async *readStdin() {},
      writeStdout: async (text) => {
        const line = String(text)
        const ended = () => (stop.abort(), code)
        resolve({ url: /http:\S+/.exec(line)![0], line, stop: ended })
      },
      writeStderr: (text) => void errors.push(text),
      isTerminal: false,
      signal: stop.signal,
    })
    void code.then(() => reject(new Error(errors.join(''))))
  })
}

const row = Object.fromEntries(pipeline.inputs.map(({ name, usual }) => [name, usual]))
const post = (url: string, body: BodyInit) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })

describe('csvanalyzer serve', () => {
  test('serves models under the names of their files until it is stopped', async () => {
    const { url, line, stop } = await start(at('churn.json'), at('other.json'))
    expect(line).toBe(`${url} serves churn, other: POST /invocations, GET /v2/models/churn\n`)
    const answer = await post(`${url}/invocations`, JSON.stringify({ instances: [row] }))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(await answer.json()).toMatchObject({ predictions: [{ label: expect.any(String) }] })
    expect((await (await fetch(`${url}/v2/models/other`)).json()).name).toBe('other')
    expect((await fetch(`${url}/nothing`)).status).toBe(404)
    const head = await fetch(`${url}/ping`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(await stop()).toBe(0)
    await expect(fetch(`${url}/ping`)).rejects.toThrow()
  })

  test('a body that is too large is refused, and what is no HTTP ends nothing', async () => {
    const { url, stop } = await start(at('churn.json'))
    const large = await post(`${url}/invocations`, new Uint8Array(65 * 1024 * 1024))
    expect([large.status, (await large.json()).error]).toEqual([413, expect.stringContaining('67108864 bytes')])
    await new Promise((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end('nonsense\r\n\r\n'))
      socket.on('close', resolve)
      socket.resume()
    })
    expect((await fetch(`${url}/ping`)).status).toBe(200)
    await stop()
  })

  test.each<[string, readonly string[], RegExp]>([
    ['a port that is none', [at('churn.json'), '--port', '70000'], /choose 0 to 65535/],
    ['no model', ['--port', '0'], /serve takes 1 or more files/],
    ['a file that is not there', [at('none.json')], /there is no file/],
    ['two models of one name', [at('churn.json'), at('churn.json'), '--port', '0'], /two models have the name "churn"/],
  ])('%s is refused', async (_, args, message) => expect(await refusal(args)).toMatch(message))

  test('a port that is taken is refused with what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    expect(await refusal([at('churn.json'), '--port', String(port)])).toMatch(/choose another --port/)
    other.close()
  })
})

async function refusal(args: readonly string[]): Promise<string> {
  const errors: string[] = []
  const code = await run(['serve', ...args], {
    async *readStdin() {},
    writeStdout: async () => {},
    writeStderr: (text) => void errors.push(text),
    isTerminal: false,
    signal: AbortSignal.abort(),
  })
  expect(code).toBeGreaterThan(0)
  return errors.join('')
}
