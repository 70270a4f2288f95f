import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { shopCsv } from '../search/cases.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csvanalyzer-'))
  await writeFile(join(folder, 'shop.csv'), shopCsv(80))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function call(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const out: string[] = []
  const code = await run(args, {
    async *readStdin() {},
    writeStdout: async (data) => void out.push(String(data)),
    writeStderr: (text) => void out.push(text),
    isTerminal: false,
    signal: new AbortController().signal,
  })
  return { code, out: out.join('') }
}

it('shows what each column contributed, and all of it as JSON', async () => {
  const [file, model] = [join(folder, 'shop.csv'), join(folder, 'model.json')]
  await call('fit', file, '--target', 'amount', '--drop', 'plan,bought,id', '--learners', 'linear', '-o', model)
  const shown = await call('explain', model, file)
  expect(shown.code).toBe(0)
  expect(shown.out).toMatch(/What the columns contribute to amount/)
  expect(shown.out).toMatch(/Row 5: /)
  expect(shown.out).toContain('… and 75 more')
  const document = JSON.parse((await call('explain', model, file, '--json')).out)
  expect(document.rows.length).toBe(80)
  const [{ base, value, contributions }] = document.rows
  const sum = contributions.reduce((total: number, one: { contribution: number }) => total + one.contribution, base)
  expect(Math.abs(sum - value)).toBeLessThan(1e-9)
  expect((await call('explain', model, file, '--class', 'yes')).code).toBe(1)
  expect((await call('--help')).out).toMatch(/explain {2,}Why/)
})

it('trains a model again and says whether it is the same', async () => {
  const [file, other, model] = ['shop.csv', 'other.csv', 'bought.json'].map((name) => join(folder, name))
  await writeFile(other, shopCsv(81))
  await call('fit', file, '--target', 'bought', '--drop', 'plan,amount,id', '--learners', 'logistic', '-o', model)
  expect(await call('verify', model, file)).toMatchObject({
    code: 0,
    out: expect.stringContaining('the same pipeline'),
  })
  expect(await call('verify', model, other)).toMatchObject({ code: 1, out: expect.stringContaining('the data differ') })
})
