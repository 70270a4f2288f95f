import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { fromJson } from '../../src/node.ts'
import { shopCsv } from '../search/cases.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csvanalyzer-'))
  await writeFile(join(folder, 'shop.csv'), shopCsv(60))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Called {
  readonly code: number
  readonly out: string
}

const fit = (...args: readonly string[]): Promise<Called> => stoppedAt(null, ...args)

/** A call that is stopped when a line of its progress says so. */
async function stoppedAt(line: RegExp | null, ...args: readonly string[]): Promise<Called> {
  const out: string[] = []
  const stop = new AbortController()
  const code = await run(['fit', join(folder, 'shop.csv'), '--target', 'amount', '--learners', 'linear', ...args], {
    async *readStdin() {},
    writeStdout: async (data) => void out.push(String(data)),
    writeStderr: (text) => {
      if (line?.test(text)) stop.abort(new DOMException('stopped', 'AbortError'))
      else out.push(text)
    },
    isTerminal: line !== null,
    signal: stop.signal,
  })
  return { code, out: out.join('') }
}

it.each(['-o', '--report', '--state'])(
  'refuses %s of a folder that is not there before it reads the file',
  async (option) => {
    const { code, out } = await fit(option, join(folder, 'nowhere', 'x'), '--delimiter', 'no such')
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining('is the folder there') })
  },
)

it('has written the model when the report cannot be', async () => {
  const model = join(folder, 'model.json')
  const { code, out } = await fit('-o', model, '--report', folder)
  expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining('cannot write') })
  expect(fromJson(await readFile(model, 'utf8')).target).toBe('amount')
})

it('writes the report of a search that was stopped', async () => {
  const file = join(folder, 'stopped.html')
  const { code, out } = await stoppedAt(/fit 100 %|explain/, '--report', file)
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('model ') })
  expect(await readFile(file, 'utf8')).toContain('<section id="explanation"')
})
