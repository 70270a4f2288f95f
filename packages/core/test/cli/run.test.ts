import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { shopCsv } from '../search/cases.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csvanalyzer-'))
  await writeFile(join(folder, 'shop.csv'), shopCsv(150))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)
const quick = ['--drop', 'plan,amount', '--learners', 'logistic', '--seed', '7']

async function call(
  args: readonly string[],
  stdin = '',
): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  const out: string[] = []
  const errors: string[] = []
  const code = await run(args, {
    async *readStdin() {
      yield new TextEncoder().encode(stdin)
    },
    writeStdout: async (data) => void out.push(typeof data === 'string' ? data : new TextDecoder().decode(data)),
    writeStderr: (text) => void errors.push(text),
    isTerminal: false,
    signal: new AbortController().signal,
  })
  return { code, out: out.join(''), error: errors.join('') }
}

describe('csvanalyzer', () => {
  it('goes the whole way from a file to predictions', async () => {
    const fitted = await call(['fit', at('shop.csv'), '--target', 'bought', '-o', at('model.json'), ...quick])
    expect(fitted.error).toBe('')
    expect(fitted.code).toBe(0)
    expect(fitted.out).toMatch(/\*\s+Logistic regression/)
    expect(fitted.out).toMatch(/One rule.*baseline/)
    const predicted = await call(['predict', at('model.json'), at('shop.csv'), '-o', '-'])
    const lines = predicted.out.trim().split('\r\n')
    expect(lines[0]).toBe('prediction,probability_no,probability_yes,in_domain')
    expect(lines.length).toBe(151)
    const evaluated = await call(['evaluate', at('model.json'), at('shop.csv'), '--json'])
    expect(JSON.parse(evaluated.out)).toMatchObject({ version: 1, origin: 'holdout', rowCount: 150 })
    expect((await call(['export', at('model.json'), '--to', 'javascript', '-o', at('model.js')])).code).toBe(0)
    expect(await readFile(at('model.js'), 'utf8')).toContain('export')
  })

  it('says which columns a file to predict lacks', async () => {
    await call(['fit', at('shop.csv'), '--target', 'bought', '-o', at('model.json'), ...quick])
    const { code, out, error } = await call(['predict', at('model.json'), '-', '-o', '-'], 'other\n1\n')
    expect([code, out.trim().split('\r\n').length]).toEqual([0, 2])
    expect(error).toMatch(/^csvanalyzer: warning: the file lacks ".*"; each counts as missing\n$/)
  })

  it('prints exactly one JSON document, and nothing beside it', async () => {
    for (const args of [
      ['load', at('shop.csv')],
      ['profile', at('shop.csv'), '--target', 'bought'],
      ['suggest', at('shop.csv')],
      ['fit', at('shop.csv'), '--target', 'amount', '--drop', 'plan,bought', '--learners', 'linear'],
    ]) {
      const { code, out, error } = await call([...args, '--json'])
      expect([code, error]).toEqual([0, ''])
      expect(JSON.parse(out).version).toBe(1)
    }
  })

  it('says how the actions named are done, and clean does the step as it is written there', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, row) => `${row % 3 ? ((row * 37) % 53) + 1 : ''},${((row * 29) % 61) / 4}`,
    )
    const csv = `mass,size\n${rows.join('\n')}\n`
    const { out } = await call(['profile', '-'], csv)
    const step = /add others to its "steps" by hand, as (\{.*?\});/.exec(out)![1]
    expect(JSON.parse(step)).toEqual({ action: 'markMissing', column: 'mass' })
    await writeFile(at('by-hand.json'), `{"version":1,"steps":[${step}]}`)
    const cleaned = await call(['clean', '-', '--plan', at('by-hand.json'), '-o', '-'], csv)
    expect(
      cleaned.out
        .split('\r\n')
        .slice(1, 3)
        .map((line) => line.split(',').at(-1)),
    ).toEqual(['true', 'false'])
  })

  it('shows times of day as such', async () => {
    const rows = Array.from({ length: 20 }, (_, row) => `${row},0${row % 6}:${10 + row}:05`)
    const { code, out } = await call(['profile', '-'], `n,took\n${rows.join('\n')}\n`)
    expect(code).toBe(0)
    expect(out).toMatch(/took +time .*00:10:05 … 05:27:05/)
  })

  it('writes a profile as a page, and tells what changed between two files', async () => {
    await writeFile(at('later.csv'), shopCsv(150).replaceAll('yes', 'no'))
    const page = await call(['profile', at('shop.csv'), '--target', 'bought', '--html', at('p.html')])
    expect(page).toEqual({ code: 0, out: '', error: '' })
    expect(await readFile(at('p.html'), 'utf8')).toContain('<title>Profile of shop.csv</title>')
    const two = await call(['profile', at('shop.csv'), at('later.csv')])
    expect(two.out).toMatch(/shop\.csv \(150 rows\) against later\.csv \(150 rows\): 1 of \d+ columns changed/)
    const french = await call(['profile', at('shop.csv'), at('later.csv'), '--language', 'fr', '--html', '-'])
    expect(french.out).toContain('<html lang="fr">')
    const { comparison, profiles } = JSON.parse(
      (await call(['profile', at('shop.csv'), at('later.csv'), '--json'])).out,
    )
    expect([profiles.length, comparison.columns[0].column]).toEqual([2, 'bought'])
  })

  it('predicts amounts with their bounds', async () => {
    await call([
      'fit',
      at('shop.csv'),
      '--target',
      'amount',
      '--drop',
      'plan,bought',
      '--learners',
      'linear',
      '-o',
      at('amount.json'),
    ])
    const { out } = await call(['predict', at('amount.json'), at('shop.csv'), '-o', '-'])
    const [header, first] = out.split('\r\n')
    expect(header).toBe('prediction,lower,upper,in_domain')
    const [value, lower, upper] = first.split(',').map(Number)
    expect(lower < value && value < upper).toBe(true)
  })

  it('reads standard input and writes the table back as it was', async () => {
    const csv = 'a,b\r\n007,"x, y"\r\n8,\r\n'
    const { code, out } = await call(['load', '-', '--to-csv', '-'], csv)
    expect([code, out]).toEqual([0, csv])
  })

  it('writes all rejects, also names of pages beyond those that are kept', async () => {
    const csv = 'code,qty\nA,1\nB,2\nC,3\n'.repeat(1500)
    const { out } = await call(['load', '-', '--rejects', '-'], csv)
    const lines = out.trimEnd().split('\r\n')
    expect(lines.length).toBe(1500)
    expect(lines.at(-1)).toBe('5997,31479,,repeated-header,false,"code,qty"')
  })

  it.each([
    ['a,a,\r\n1,2,3\r\n', 'repeated and empty names stay as they are'],
    ['1,2\r\n3,4\r\n', 'a table without names gets none'],
    ['', 'an empty file stays empty'],
  ])('writes %j back: %s', async (csv) => {
    expect((await call(['load', '-', '--to-csv', '-'], csv)).out).toBe(csv)
  })

  it('does a plan of its own, and leaves out what is undone', async () => {
    const { out } = await call(['suggest', at('shop.csv'), '--target', 'bought', '--json'])
    await writeFile(at('plan.json'), out)
    const [step] = JSON.parse(out).steps
    const cleaned = await call(['clean', at('shop.csv'), '--plan', at('plan.json'), '-o', '-'])
    expect(cleaned.out.split('\r\n')[0]).not.toContain('id,')
    const undone = await call(['clean', at('shop.csv'), '--plan', at('plan.json'), '-o', '-', '--undo', step.id])
    expect(undone.out.split('\r\n')[0]).toContain('id,')
  })

  it("shows some rows before and after, a plan of one's own, and how it differs", async () => {
    const shown = await call(['suggest', at('shop.csv'), '--target', 'bought'])
    expect(shown.out).toMatch(/\n {4}row 1: ".*" → –\n/)
    const { out } = await call(['suggest', at('shop.csv'), '--target', 'bought', '--json'])
    const plan = JSON.parse(out)
    const own = {
      version: 1,
      steps: [{ action: 'clip', column: 'amount', options: { lower: 1, upper: 2 } }, ...plan.steps.slice(1)],
    }
    await writeFile(at('plan.json'), out)
    await writeFile(at('own.json'), JSON.stringify(own))
    const mine = await call(['suggest', at('shop.csv'), '--plan', at('own.json')])
    expect(mine.out).toMatch(/^clip:amount {2}\d+ cells in \d+ rows\n/)
    const differences = await call(['suggest', at('shop.csv'), '--plan', at('own.json'), '--against', at('plan.json')])
    expect(differences.out).toContain(`- ${plan.steps[0].id}  `)
    expect(differences.out).toContain('+ clip:amount  ')
    const same = await call(['suggest', at('shop.csv'), '--plan', at('own.json'), '--against', at('own.json')])
    expect(same.out).toBe('The two plans have the same steps.\n')
    const json = await call([
      'suggest',
      at('shop.csv'),
      '--plan',
      at('own.json'),
      '--against',
      at('plan.json'),
      '--json',
    ])
    expect(JSON.parse(json.out).differences[0]).toMatchObject({ id: plan.steps[0].id, change: 'removed' })
  })

  it('says when a step speaks of a column that is not there', async () => {
    const steps = [
      { action: 'renameColumn', column: 'amount', options: { to: 'sum' } },
      { action: 'clip', column: 'sum' },
      { action: 'clip', column: 'amuont' },
    ]
    await writeFile(at('slip.json'), JSON.stringify({ version: 1, steps }))
    const { code, error } = await call(['clean', at('shop.csv'), '--plan', at('slip.json'), '-o', '-'])
    expect([code, error]).toEqual([
      0,
      'csvanalyzer: warning: clip:amuont does nothing: the file has no column "amuont" at that point\n',
    ])
  })

  it('prints a plan as programs', async () => {
    const typescript = await call(['suggest', at('shop.csv'), '--target', 'bought', '--typescript', '-'])
    expect(typescript.out).toContain("import { clean, load, makeStep } from '@csvanalyzer/core'")
    expect(typescript.out).not.toContain('"status":"suggested"')
    const pandas = await call(['suggest', at('shop.csv'), '--target', 'bought', '--pandas', '-'])
    expect(pandas.out).toContain('def clean(frame):')
    const two = await call(['suggest', at('shop.csv'), '--pandas', '-', '--json'])
    expect([two.code, two.error]).toEqual([2, expect.stringContaining('--json and --pandas are two outputs')])
  })

  it('says when a finding is made, where asked', async () => {
    const plain = await call(['profile', at('shop.csv'), '--target', 'bought'])
    expect(plain.out).not.toContain('Said when:')
    const full = await call(['profile', at('shop.csv'), '--target', 'bought', '--thresholds'])
    expect(full.out).toMatch(/\n {9}Said when: A column that alone foretells/)
    const french = await call(['profile', at('shop.csv'), '--target', 'bought', '--thresholds', '--language', 'fr'])
    expect(french.out).toContain('Dit quand : ')
  })

  it('shows what each step brings, also in the plan that clean and fit take', async () => {
    const shown = await call(['suggest', at('shop.csv'), '--target', 'bought', '--effects', '--seed', '7'])
    expect([shown.code, shown.error]).toEqual([0, ''])
    expect(shown.out).toMatch(/The plan as a whole, on 10 folds and without leaks: rocAuc/)
    const { out } = await call(['suggest', at('shop.csv'), '--target', 'bought', '--effects', '--json'])
    const { effects, steps } = JSON.parse(out)
    expect(effects.steps.map((step: { readonly id: string }) => step.id)).toEqual(
      steps.map((step: { readonly id: string }) => step.id),
    )
    await writeFile(at('plan.json'), out)
    expect((await call(['clean', at('shop.csv'), '--plan', at('plan.json'), '-o', '-'])).code).toBe(0)
  })

  it.each([
    [['suggest', 'x.csv', '--effects'], '--target'],
    [['fti', 'x.csv'], 'did you mean fit?'],
    [[], 'no command'],
    [['fit'], 'takes 1 file'],
    [['fit', 'a.csv'], '--target'],
    [['fit', 'a.csv', '--target', 'x', '--effrt', 'low'], 'did you mean --effort?'],
    [['fit', 'a.csv', '--target', 'x', '--effort', 'huge'], 'low, medium, high'],
    [['fit', 'a.csv', '--target', 'x', '--seed', 'seven'], 'needs a number'],
    [['fit', 'a.csv', '--target'], 'needs a value'],
    [['fit', 'a.csv', '--target', 'x', '--split', 'alphabetical'], 'time:COL'],
    [['fit', 'a.csv', '--target', 'x', '--costs', '{}'], 'falsePositive'],
    [['clean', 'a.csv', '-o', 'b.csv'], '--plan'],
    [['export', 'm.json', '--to', 'pmml', '-o', 'x'], 'choose json'],
    [['load', 'a.csv', '--json=yes'], 'takes no value'],
  ])('calls %j wrong usage', async (args, words) => {
    const { code, out, error } = await call(args)
    expect([code, out]).toEqual([2, ''])
    expect(error).toContain(words)
  })

  it.each([
    [['load', 'nowhere.csv'], 'no such file'],
    [['fit', 'shop.csv', '--target', 'bougt'], 'did you mean "bought"?'],
    [['evaluate', 'nowhere.json', 'shop.csv'], 'no file'],
    [['predict', 'shop.csv', 'shop.csv', '-o', '-'], ''],
    [['clean', 'shop.csv', '--plan', 'shop.csv', '-o', '-'], 'not JSON'],
  ])('has one clear line for %j', async ([command, ...rest], words) => {
    const { code, out, error } = await call([
      command,
      ...rest.map((arg) => (/^(shop|nowhere)/.test(arg) ? at(arg) : arg)),
    ])
    expect([code, out]).toEqual([1, ''])
    expect(error).toContain(words)
    expect(error).toMatch(/^csvanalyzer: .+\n$/)
    expect(error).not.toContain('    at ')
  })

  it('helps', async () => {
    expect((await call(['--help'])).out).toMatch(/load .*\n.*profile/)
    expect((await call(['fit', '--help'])).out).toContain('--max-seconds')
  })
})
