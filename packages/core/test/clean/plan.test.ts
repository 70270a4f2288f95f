import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../src/clean/check-plan.ts'
import { clean } from '../../src/clean/clean.ts'
import { comparePlans } from '../../src/clean/compare-plans.ts'
import { describeStep } from '../../src/clean/describe-step.ts'
import { fitPlan } from '../../src/clean/fit-plan.ts'
import { lowerPlan } from '../../src/clean/lower-plan.ts'
import { addStep, makeStep } from '../../src/clean/make-step.ts'
import type { StepParts } from '../../src/clean/make-step.ts'
import type { CleaningPlan } from '../../src/clean/plan.ts'
import { planToTypeScript } from '../../src/clean/plan-to-typescript.ts'
import { acceptAll, editStep, setStatus } from '../../src/clean/step-status.ts'
import { suggest } from '../../src/clean/suggest.ts'
import { trainingRows } from '../../src/clean/training-rows.ts'
import { profile } from '../../src/profile/profile-dataset.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'
import { writeCsv } from '../../src/table/write-csv.ts'

const csv = (text: string): Promise<Dataset> => load(new TextEncoder().encode(text), { header: true })
const example = async (name: string): Promise<Dataset> =>
  load(new Uint8Array(await readFile(new URL(`../../../../examples/data/${name}`, import.meta.url))))
const planOf = (...steps: readonly StepParts[]): CleaningPlan =>
  steps.map(makeStep).reduce(addStep, { version: 1, target: null, steps: [] } as CleaningPlan)
const cells = (dataset: Dataset, column: string): readonly string[] =>
  Array.from({ length: dataset.rowCount }, (_, row) => dataset.column(column).original(row))

/** Each action on a few cells, worked out by hand. */
const table: readonly (readonly [string, StepParts, string, readonly string[], string, readonly string[]])[] = [
  ['median', { action: 'fillMissing', column: 'x' }, 'x', ['1', '', '3', '8'], 'x', ['1', '3', '3', '8']],
  [
    'mean',
    { action: 'fillMissing', column: 'x', options: { with: 'mean' } },
    'x',
    ['1', '', '3', '8'],
    'x',
    ['1', '4', '3', '8'],
  ],
  ['mode of texts', { action: 'fillMissing', column: 'x' }, 'x', ['b', '', 'a', 'b'], 'x', ['b', 'b', 'a', 'b']],
  [
    'constant',
    { action: 'fillMissing', column: 'x', options: { with: 'constant', value: 0 } },
    'x',
    ['1', '', '3', '8'],
    'x',
    ['1', '0', '3', '8'],
  ],
  [
    'mark',
    { action: 'markMissing', column: 'x' },
    'x',
    ['1', '', '3', '8'],
    'x is missing',
    ['false', 'true', 'false', 'false'],
  ],
  [
    'clip',
    { action: 'clip', column: 'x', options: { lower: 2, upper: 5 } },
    'x',
    ['1', '', '3', '8'],
    'x',
    ['2', '', '3', '5'],
  ],
  ['log', { action: 'logTransform', column: 'x' }, 'x', ['1', '', '1', '1'], 'x', ['0', '', '0', '0']],
  [
    'sentinel',
    { action: 'replaceSentinel', column: 'x', options: { values: [-9] } },
    'x',
    ['1', '-9', '3', '8'],
    'x',
    ['1', '', '3', '8'],
  ],
  [
    'case',
    { action: 'mergeCategories', column: 'x', options: { method: 'case' } },
    'x',
    ['Bern', 'bern', 'Bern', 'BERN '],
    'x',
    ['Bern', 'Bern', 'Bern', 'Bern'],
  ],
  [
    'map',
    { action: 'mapValues', column: 'x', options: { map: { a: 'A', b: null } } },
    'x',
    ['a', 'b', 'c', 'a'],
    'x',
    ['A', '', 'c', 'A'],
  ],
  [
    'rare',
    { action: 'groupRare', column: 'x', options: { least: 2 } },
    'x',
    ['a', 'b', 'a', 'c'],
    'x',
    ['a', 'other', 'a', 'other'],
  ],
  [
    'encoding',
    { action: 'repairEncoding', column: 'x' },
    'x',
    ['cafÃ©', 'thé', 'cafÃ©', 'eau'],
    'x',
    ['café', 'thé', 'café', 'eau'],
  ],
  ['forward', { action: 'fillForward', column: 'x' }, 'x', ['1', '', '3', ''], 'x', ['1', '1', '3', '3']],
  [
    'backward',
    { action: 'fillForward', column: 'x', options: { direction: 'backward' } },
    'x',
    ['', '2', '', '4'],
    'x',
    ['2', '2', '4', '4'],
  ],
  [
    'by hand',
    { action: 'setCell', column: 'x', options: { row: 2, value: '30' } },
    'x',
    ['1', '', '3', '8'],
    'x',
    ['1', '', '30', '8'],
  ],
  [
    'rename',
    { action: 'renameColumn', column: 'x', options: { to: 'y' } },
    'x',
    ['1', '', '3', '8'],
    'y',
    ['1', '', '3', '8'],
  ],
  [
    'split',
    { action: 'splitText', column: 'x', options: { separator: '-' } },
    'x',
    ['a-b', 'c', 'd-e-f', ''],
    'x 2',
    ['b', '', 'e', ''],
  ],
  [
    'cast',
    { action: 'cast', column: 'x', options: { to: 'boolean' } },
    'x',
    ['yes', 'no', 'x', 'z'],
    'x',
    ['true', 'false', '', ''],
  ],
  [
    'cast to a number',
    { action: 'cast', column: 'x', options: { to: 'number' } },
    'x',
    ['1 a', '1.5', 'b', '3'],
    'x',
    ['', '1.5', '', '3'],
  ],
  [
    'list',
    { action: 'splitList', column: 'x' },
    'x',
    ['red; blue', 'blue', '', 'red;red;green'],
    'x: red',
    ['1', '0', '0', '1'],
  ],
  [
    'list in brackets',
    { action: 'splitList', column: 'x' },
    'x',
    ['"[""a"", \'b\']"', '"[b]"', '', '"[c, d]"'],
    'x: b',
    ['1', '1', '0', '0'],
  ],
  [
    'to a unit',
    { action: 'stripUnit', column: 'x', options: { to: 'g' } },
    'x',
    ['2 kg', '5 g', 'a', '7'],
    'x',
    ['2000', '5', '', '7'],
  ],
]

describe('actions on four cells', () => {
  it('knows no factor of a unit that nobody has heard of', async () => {
    const plan = planOf({ action: 'stripUnit', column: 'x', options: { to: 'parsec' } })
    await expect(clean(await csv('x\n1 kg\na\n'), plan)).rejects.toThrow(/a known unit such as kg/)
  })

  it.each(table)('%s', async (_, step, column, before, written, after) => {
    const dataset = await csv(`${column},other\n${before.map((cell, row) => `${cell},${row}`).join('\n')}\n`)
    const cleaned = await clean(dataset, planOf(step))
    expect(cells(cleaned, written)).toEqual(after)
    expect(cells(cleaned, 'other')).toEqual(['0', '1', '2', '3'])
  })

  it('suggests taking lists apart and repairing a rule between words, and does both', async () => {
    const shops = ['Bern', 'Basel', 'Genf', 'Chur']
    const rows = Array.from({ length: 120 }, (_, row) => {
      const town = row === 50 ? 'Chur' : shops[row % 4]
      return `shop ${row % 8},${town},"[${row % 3 === 0 ? "'a', " : ''}'b${row % 5}', 'c']",${row}`
    })
    const dataset = await csv(`shop,town,tags,number\n${rows.join('\n')}\n`)
    const plan = suggest(dataset, await profile(dataset))
    expect(plan.steps.find((step) => step.action === 'splitList')).toMatchObject({
      column: 'tags',
      rule: { kind: 'list' },
    })
    const repair = plan.steps.find((step) => step.action === 'repairDependency' && step.column === 'town')!
    expect(repair).toMatchObject({
      options: { by: 'shop' },
      affected: { cells: 1 },
      preview: [{ row: 50, before: 'Chur', after: 'Genf' }],
    })
    const cleaned = await clean(dataset, plan)
    expect(cleaned.columns.map((column) => column.name)).toContain('tags: a')
    expect(cells(cleaned, 'town')[50]).toBe('Genf')
  })

  it('makes a plan written by hand sound, and refuses one that is not', async () => {
    const plan = checkPlan({
      version: 1,
      steps: [
        { action: 'fillMissing', column: 'x' },
        { action: 'fillMissing', column: 'x' },
      ],
    })
    expect(plan.steps.map(({ id, status, options }) => [id, status, options])).toEqual([
      ['fillMissing:x', 'accepted', { with: 'median', value: null }],
      ['fillMissing:x#2', 'accepted', { with: 'median', value: null }],
    ])
    expect(cells(await clean(await csv('x,y\n1,a\n,b\n3,c\n3,d\n'), plan), 'x')).toEqual(['1', '3', '3', '3'])
    const fitted = await fitPlan(await csv('x,y\n1,a\n,b\n'), plan)
    expect(checkPlan(JSON.parse(JSON.stringify(fitted)))).toEqual(fitted)
    const step = (more: object): unknown => ({ version: 1, steps: [{ action: 'fillMissing', column: 'x', ...more }] })
    expect(() => checkPlan({ steps: [] })).toThrow(/"version": 1/)
    expect(() => checkPlan(null)).toThrow(/no cleaning plan/)
    expect(() => checkPlan({ version: 1, steps: [3] })).toThrow('step 1 of the plan names no action')
    expect(() => checkPlan(step({ action: 'explode' }))).toThrow(/unknown cleaning action "explode"/)
    expect(() => checkPlan(step({ options: { with: 'medain' } }))).toThrow(/median/)
    expect(() => checkPlan(step({ status: 'done' }))).toThrow(/suggested, accepted/)
    expect(() => editStep(plan, 'fillMissing:x', { wiht: 'mean' })).toThrow(/only with, value/)
  })

  it('does what names rows to those rows of its own file only', async () => {
    const old = await csv('a,b\n1,x\n2,y\n3,z\n4,w\n')
    const plan = await fitPlan(
      old,
      planOf(
        { action: 'setCell', column: 'a', options: { row: 0, value: '10' } },
        { action: 'deleteRows', options: { rows: [1, 2] } },
      ),
    )
    expect(writeCsv(await clean(old, plan))).toBe('a,b\r\n10,x\r\n4,w\r\n')
    expect(Array.from(trainingRows(old, plan, Int32Array.of(0, 1, 2, 3)))).toEqual([0, 3])
    const other = await csv('a,b\n1,q\n2,y\n3,q\n')
    expect(writeCsv(await clean(other, plan))).toBe('a,b\r\n1,q\r\n3,q\r\n')
    const shorter = await csv('a,b\n1,q\n')
    expect(await clean(shorter, plan)).toBe(shorter)
  })

  it('fills by group, and a group never filled with the value of all', async () => {
    const dataset = await csv('x,g\n1,a\n,a\n9,b\n,b\n,c\n5,a\n')
    expect(
      cells(await clean(dataset, planOf({ action: 'fillByGroup', column: 'x', options: { by: 'g' } })), 'x'),
    ).toEqual(['1', '3', '9', '9', '5', '5'])
  })

  it('repairs what another column decides', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i % 2 === 0 ? '3000,Bern' : '4000,Basel'}`)
    const dataset = await csv(`zip,town\nz${rows.join('\nz')}\nz3000,Chur\n`)
    const cleaned = await clean(dataset, planOf({ action: 'repairDependency', column: 'town', options: { by: 'zip' } }))
    expect(cells(cleaned, 'town')[20]).toBe('Bern')
    expect(cells(cleaned, 'town').slice(0, 20)).toEqual(cells(dataset, 'town').slice(0, 20))
  })

  it('drops duplicates, outliers and rows by hand from training, never from what is predicted', async () => {
    const dataset = await csv(
      `x,y\n${Array.from({ length: 30 }, (_, i) => `${i % 28},${i % 28}`).join('\n')}\n9999,1\n`,
    )
    const plan = await fitPlan(
      dataset,
      planOf(
        { action: 'dropDuplicateRows' },
        { action: 'dropOutlierRows', column: 'x' },
        { action: 'deleteRows', options: { rows: [5] } },
      ),
    )
    const all = Int32Array.from({ length: dataset.rowCount }, (_, row) => row)
    expect([...all.filter((row) => !trainingRows(dataset, plan, all).includes(row))]).toEqual([5, 28, 29, 30])
    expect(lowerPlan(plan)).toMatchObject({
      operations: [],
      notExportable: [{ action: 'dropDuplicateRows' }, { action: 'dropOutlierRows' }, { action: 'deleteRows' }],
    })
  })
})

describe('a plan', () => {
  it('keeps the original text of cells that it does not change', async () => {
    const dataset = await csv('x,y\n1.50,a\n,b\n2.00,c\n')
    expect(cells(await clean(dataset, planOf({ action: 'fillMissing', column: 'x' })), 'x')).toEqual([
      '1.50',
      '1.75',
      '2.00',
    ])
  })

  it('lets each step see what the steps before it left', async () => {
    const dataset = await csv('x,y\n-9,a\n2,b\n4,c\n-9,d\n')
    const plan = await fitPlan(
      dataset,
      planOf(
        { action: 'replaceSentinel', column: 'x', options: { values: [-9] } },
        { action: 'fillMissing', column: 'x' },
      ),
    )
    expect(plan.steps[1].learned).toMatchObject({ value: 3 })
  })

  it('learns on the rows given and replays on others', async () => {
    const dataset = await csv('x,y\n1,a\n3,b\n,c\n1000,d\n')
    const plan = await fitPlan(dataset, planOf({ action: 'fillMissing', column: 'x' }), { rows: Int32Array.of(0, 1) })
    expect(plan.steps[0].learned).toMatchObject({ value: 2 })
    expect(cells(await clean(dataset, plan), 'x')).toEqual(['1', '3', '2', '1000'])
  })

  it('says what to do about a step, an action, an option or a cell that is not there', async () => {
    expect(() => makeStep({ action: 'fillMising', column: 'x' })).toThrow('did you mean "fillMissing"?')
    expect(() => makeStep({ action: 'fillMissing', column: 'x', options: { with: 'magic' } })).toThrow(
      'median, mean, mode, constant',
    )
    expect(() => setStatus(planOf({ action: 'dropColumn', column: 'x' }), 'nope', 'undone')).toThrow('dropColumn:x')
    await expect(
      clean(
        await csv('x,y\n1,2\n3,4\n'),
        planOf({ action: 'setCell', column: 'x', options: { row: 0, value: 'abc' } }),
      ),
    ).rejects.toThrow('"abc" is no integer')
    expect(() => lowerPlan(planOf({ action: 'dropColumn', column: 'x' }))).toThrow('fitPlan')
  })

  it('is compared, edited, printed and told in words', () => {
    const first = planOf({ action: 'dropColumn', column: 'x' }, { action: 'fillMissing', column: 'y' })
    const second = addStep(
      editStep(setStatus(first, 'dropColumn:x', 'undone'), 'fillMissing:y', { with: 'mean', value: null }),
      makeStep({ action: 'dropColumn', column: 'z' }),
    )
    expect(comparePlans(first, second).map(({ id, change }) => [id, change])).toEqual([
      ['dropColumn:x', 'status'],
      ['fillMissing:y', 'options'],
      ['dropColumn:z', 'added'],
    ])
    const [one, two, three] = second.steps
    const turned = { ...second, steps: [three, one, two] }
    expect(comparePlans(second, turned).map(({ id, change }) => [id, change])).toEqual([['dropColumn:z', 'moved']])
    expect(second.steps.map(describeStep)).toEqual([
      'Drop the column "x"',
      'Fill missing cells "y" (with: mean)',
      'Drop the column "z"',
    ])
    expect(planToTypeScript(second)).toContain(
      'makeStep({"action":"fillMissing","column":"y","options":{"with":"mean","value":null}}),',
    )
  })
})

describe('suggest', () => {
  it('answers the findings of a messy file: reasons, rules, counts and previews, nothing accepted yet', async () => {
    const messy = await example('messy.csv')
    const before = writeCsv(messy)
    const plan = suggest(messy, await profile(messy, { target: 'returned' }))
    const steps = plan.steps.map((step) => [step.action, step.column])
    expect(steps).toEqual(
      expect.arrayContaining([
        ['dropColumn', 'refund'],
        ['dropColumn', 'order no'],
        ['dropColumn', 'country'],
        ['dropDuplicateRows', null],
        ['dropMissingTarget', null],
        ['mergeCategories', 'city'],
      ]),
    )
    expect(steps.some(([, column]) => column === 'returned')).toBe(false)
    for (const step of plan.steps) {
      expect(step.status).toBe('suggested')
      expect(step.reason.length).toBeGreaterThan(40)
      expect(step.affected.rows).toBeGreaterThan(0)
      expect(step.preview.length).toBeGreaterThan(0)
      if (step.column !== null) expect(step.rule!.path.length).toBeGreaterThan(0)
    }
    const tidy = await clean(messy, acceptAll(plan))
    expect(tidy.rowCount).toBe(messy.rowCount - 12 - 3)
    expect(tidy.columns.map((column) => column.name)).not.toContain('refund')
    expect(new Set(cells(tidy, 'category')).size).toBeLessThan(new Set(cells(messy, 'category')).size)
    expect(writeCsv(messy)).toBe(before)
  })

  const suggested = async (column: string, cell: (row: number) => string) => {
    const lines = Array.from({ length: 120 }, (_, row) => `${row % 9},"${cell(row)}"`)
    const dataset = await csv([`n,${column}`, ...lines].join('\n'))
    return suggest(dataset, await profile(dataset)).steps.filter((step) => step.column === column)
  }

  it('reads yes and no however they are spelt, and leaves other words alone', async () => {
    const [step, ...more] = await suggested('paid', (row) => ['TRUE', 'F', '1', 'False', 'T', ''][row % 6])
    expect(more).toEqual([])
    expect(step).toMatchObject({ action: 'parseBoolean', options: { true: ['TRUE', '1', 'T'], false: ['F', 'False'] } })
    expect(step.affected.cells).toBe(100)
    expect(await suggested('paid', (row) => ['TRUE', 'F', '1', 'False', 'maybe'][row % 5])).toEqual([])
  })

  it('takes lists in another order for no spelling', async () => {
    const lists = ['red;blue', 'blue;red', 'big;red', 'red;big']
    expect(await suggested('tags', (row) => lists[row % 4])).toEqual([])
    const [step] = await suggested('tags', (row) => ['red blue', 'blue red', 'big, red', 'red big'][row % 4])
    expect(step.action).toBe('mergeCategories')
  })

  it('strips a unit only where little is lost, and names what is', async () => {
    expect(await suggested('height', (row) => (row % 3 === 0 ? 'about 5 to 6' : `${140 + row} cm`))).toEqual([])
    const [step] = await suggested('height', (row) =>
      row === 7 ? 'very tall' : row % 2 === 0 ? `${140 + (row % 50)} cm` : `1.${row % 90} m`,
    )
    expect(step).toMatchObject({ action: 'stripUnit', reason: expect.stringMatching(/"very tall" become missing\.$/) })
  })

  it('says that texts are dates because they are written so', async () => {
    const [step] = await suggested('when', (row) =>
      row % 2 === 0 ? `${1 + (row % 28)}.2.2024` : `2024-03-${10 + (row % 20)}`,
    )
    expect(step).toMatchObject({ action: 'parseDate', rule: { kind: 'datetime', confidence: 1 } })
  })

  it('has nothing to say about a clean file', async () => {
    const penguins = await example('penguins.csv')
    expect(suggest(penguins, await profile(penguins, { target: 'species' })).steps).toEqual([])
  })
})
