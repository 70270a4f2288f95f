import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { baseUrl, personWith, signUp } from './server.ts'
import type { Person } from './server.ts'

const hook = fileURLToPath(new URL('./core-sources.js', import.meta.url))
const entry = fileURLToPath(new URL('../../src/node.ts', import.meta.url))

export interface ServerProcess {
  readonly child: ChildProcess
  /** Null where only a worker runs. */
  readonly url: string
  /** Every line that it has logged. */
  readonly lines: readonly string[]
  request(path: string, init?: RequestInit): Promise<Response>
  signUp(): Promise<Person>
  signIn(person: Person): Person
  /** @returns its exit code, or the signal. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>
}

/** The server as an operator starts it: a process of its own, told by its environment. */
export async function startProcess(
  environment: { readonly [name: string]: string },
  afterwards: (clean: () => void) => unknown = onTestFinished,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', hook, entry], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      PORT: '0',
      HOST: '127.0.0.1',
      CSVA_BASE_URL: baseUrl,
      CSVA_SNAPSHOT_HOURS: '0',
      CSVA_SIGN_INS_PER_MINUTE: '1000',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const errors: string[] = []
  child.stderr!.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  afterwards(() => void child.kill('SIGKILL'))
  const port = await ready(child, lines, errors)
  const url = `http://127.0.0.1:${port}`
  const request = (path: string, init?: RequestInit) => fetch(url + path, init)
  return {
    child,
    url,
    lines,
    request,
    signUp: () => signUp({ request }),
    signIn: ({ email, cookie }) => personWith({ request }, email, cookie),
    async end(signal) {
      const ended = once(child, 'exit')
      child.kill(signal)
      const [code, by] = (await ended) as [number | null, NodeJS.Signals | null]
      return code ?? by
    },
  }
}

function ready(child: ChildProcess, lines: string[], errors: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      lines.push(line)
      const { msg, port } = JSON.parse(line) as { msg: string; port?: number }
      if (msg === 'listening') resolve(port!)
    })
    child.on('exit', (code) =>
      reject(new Error(`the server ended with ${code}: ${errors.join('')}${lines.join('\n')}`)),
    )
  })
}
