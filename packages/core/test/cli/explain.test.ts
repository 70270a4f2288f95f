import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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
  const single = await call('explain', model, file, '--row', '7')
  expect(single.out).toMatch(/^amount, in (predictions|raw scores)\n\nRow 7: /)
  expect((await call('explain', model, file, '--row', '81')).out).toContain('choose a row from 1 to 80')
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

it('shows what the model does with its columns, one view a call', async () => {
  const [file, model] = [join(folder, 'shop.csv'), join(folder, 'tree.json')]
  await call('fit', file, '--target', 'bought', '--drop', 'plan,amount,id', '--learners', 'decisionTree', '-o', model)
  const view = async (...args: readonly string[]) => (await call('explain', model, file, ...args)).out
  expect(await view('--dependence', 'town')).toMatch(/Mean prediction over 80 rows when town is set/)
  expect(await view('--effects', 'price')).toMatch(/along price/)
  expect(await view('--interactions')).toMatch(/price × /)
  expect(await view('--splits')).toMatch(/% of the gain/)
  expect(await view('--rules')).toMatch(/^(if|always)/)
  expect(await view('--counterfactual', '1', '--keep', 'town', '--rising', 'price')).toMatch(/^Row 1 is predicted/)
  expect(await view('--nearest', '3')).toMatch(/The rows most like row 3/)
  expect(JSON.parse(await view('--nearest', '3', '--json')).length).toBe(5)
  expect(await view('--nearest', '81')).toContain('choose a row from 1 to 80')
  expect(await view('--nearest', '3', '--rules')).toContain('exclude each other')
  const number = join(folder, 'number.json')
  await call('fit', file, '--target', 'amount', '--drop', 'plan,bought,id', '--learners', 'linear', '-o', number)
  const reach = (range: string) => call('explain', number, file, '--counterfactual', '1', '--range', range)
  expect((await reach('300..')).out).toMatch(/^Row 1 is predicted/)
  expect((await reach('150')).out).toContain('write LEAST..MOST')
})

it('compares the groups of a column', async () => {
  const [file, model] = [join(folder, 'shop.csv'), join(folder, 'groups.json')]
  const settings = ['--target', 'bought', '--drop', 'plan,amount,id', '--learners', 'logistic', '-o', model]
  expect((await call('fit', file, ...settings, '--groups', 'town')).out).toMatch(
    /taken for positive \(selectionRate\) +\w+ +\w+ /,
  )
  const { groups } = JSON.parse((await call('evaluate', model, file, '--groups', 'town,price', '--json')).out)
  expect(groups.map(({ column }: { column: string }) => column)).toEqual(['town', 'price'])
  expect((await call('evaluate', model, file, '--groups', 'twon')).out).toContain('did you mean "town"')
})

it('distils a model and says what it costs', async () => {
  const [file, model, simple] = ['shop.csv', 'teacher.json', 'simple.json'].map((name) => join(folder, name))
  await call('fit', file, '--target', 'bought', '--drop', 'plan,amount,id', '--learners', 'logistic', '-o', model)
  const tree = await call('distil', model, file, '-o', simple, '--leaves', '4')
  expect(tree.out).toMatch(/ROC AUC, mean over the folds: .* before, .* after\.\nPaid: /)
  expect((await call('explain', simple, file, '--rules')).out).toMatch(/bought is /)
  const card = (await call('distil', model, file, '-o', simple, '--to', 'scorecard')).out
  expect(card).toMatch(/points\n.*\s20\n/)
  expect(card).toMatch(/total .*\n +0 .*\n/)
  const lost = await call('distil', model, file, '-o', join(folder, 'nowhere', 'simple.json'))
  expect(lost).toMatchObject({ code: 1, out: expect.stringContaining('is the folder there') })
  expect((await call('distil', model, file)).out).toContain('distil needs -o OUT')
})

it('writes reports of a model as one HTML file', async () => {
  const [file, model, html] = ['shop.csv', 'reported.json', 'report.html'].map((name) => join(folder, name))
  const settings = ['--target', 'amount', '--drop', 'plan,bought,id', '--learners', 'linear', '-o', model]
  expect((await call('fit', file, ...settings, '--report', html)).code).toBe(0)
  const whole = await readFile(html, 'utf8')
  for (const title of ['Model card', 'Predicted against actual', 'Models that were tried'])
    expect(whole).toContain(title)
  expect((await call('evaluate', model, file, '--html', html)).code).toBe(0)
  expect(await readFile(html, 'utf8')).toContain('rows of a file of its own were judged')
  expect((await call('evaluate', model, file, '--html', '-')).out).toMatch(/^<!doctype html>/)
})

it('says whether more rows would help', async () => {
  const [file, model] = [join(folder, 'shop.csv'), join(folder, 'curve.json')]
  await call('fit', file, '--target', 'bought', '--drop', 'plan,amount,id', '--learners', 'logistic', '-o', model)
  const shown = await call('learning-curve', model, file, '--shares', '0.5,1')
  expect(shown).toMatchObject({
    code: 0,
    out: expect.stringMatching(/learned from +ROC AUC +95 % interval\n *35 rows/),
  })
  expect(shown.out).toContain('About 320 rows would halve')
  const { points, rowsToHalve } = JSON.parse((await call('learning-curve', model, file, '--json')).out)
  expect([points.length, rowsToHalve]).toEqual([3, 320])
  expect(await call('learning-curve', model, file, '--shares', 'half')).toMatchObject({
    code: 1,
    out: expect.stringContaining('shares'),
  })
})

it('writes the reports of a fit and of an evaluation in French', async () => {
  const [file, model, page] = ['shop.csv', 'french.json', 'fit.html'].map((name) => join(folder, name))
  const of = ['--target', 'bought', '--drop', 'plan,amount,id', '--learners', 'logistic', '-o', model]
  expect((await call('fit', file, ...of, '--report', page, '--language', 'fr')).code).toBe(0)
  expect(await readFile(page, 'utf8')).toMatch(/<html lang="fr"/)
  expect((await call('evaluate', model, file, '--html', page, '--language', 'fr')).code).toBe(0)
  expect(await readFile(page, 'utf8')).toMatch(/c’est l’erreur de calibration/)
  expect((await call('evaluate', model, file, '--html', page, '--language', 'de')).code).toBe(2)
})

it('writes yes and no as the file does', async () => {
  const [file, model] = [join(folder, 'flags.csv'), join(folder, 'flags.json')]
  const rows = Array.from({ length: 60 }, (_, i) => `${i % 7},${i % 2 ? 'Yes' : 'No'},${(i % 7) + (i % 2) * 5}`)
  await writeFile(file, `size,member,price\n${rows.join('\n')}\n`)
  await call('fit', file, '--target', 'price', '--learners', 'decisionTree', '--no-clean', '-o', model)
  expect((await call('explain', model, file, '--row', '2')).out).toMatch(/member\s+Yes\s/)
  expect((await call('explain', model, file, '--dependence', 'member')).out).toMatch(/\nNo\s.*\nYes\s/)
})
