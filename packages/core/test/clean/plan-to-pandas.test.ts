import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPython } from '../../../../scripts/find-python.js'
import { fitPlan } from '../../src/clean/fit-plan.ts'
import { lowerPlan } from '../../src/clean/lower-plan.ts'
import { addStep, makeStep } from '../../src/clean/make-step.ts'
import type { StepParts } from '../../src/clean/make-step.ts'
import type { CleaningPlan } from '../../src/clean/plan.ts'
import { planToPandas } from '../../src/clean/plan-to-pandas.ts'
import { columnSetOf } from '../../src/features/column-set-of.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'
import { applyOperations } from '../../src/transforms/apply.ts'
import type { ColumnSet } from '../../src/transforms/column-data.ts'
import { messyRows } from '../conformance/action-tables.ts'

const planOf = (steps: readonly StepParts[]): CleaningPlan =>
  steps.map(makeStep).reduce(addStep, { version: 1, target: null, steps: [] } as CleaningPlan)
const csv = (lines: readonly string[]): Promise<Dataset> =>
  load(new TextEncoder().encode(`${lines.join('\n')}\n`), { header: true })
const python = findPython()

describe('the pandas program of a plan', () => {
  it('holds what training learned, names steps as they are, and says what it leaves out', async () => {
    const dataset = await csv(['amount,city,when', '1,Bern,x', ',Basel,y', '5,Bern,z'])
    const plan = planOf([
      { action: 'deleteRows', options: { rows: [2] } },
      { action: 'fillMissing', column: 'amount' },
      { action: 'mapValues', column: 'city', options: { map: { Bern: 'BE "capital"' } } },
      { action: 'dropColumn', column: 'when' },
    ])
    const code = planToPandas(await fitPlan(dataset, plan))
    expect(code).toContain('    # not replayed: Delete rows by hand (rows: [2])')
    expect(code).toContain('    frame["amount"] = frame["amount"].fillna(same_kind(frame["amount"], 1))')
    expect(code).toContain('{"Bern": "BE \\"capital\\""}')
    expect(code).toContain('    frame = frame.drop(columns=["when"], errors="ignore")')
    expect(code).not.toContain('read_number')
  })

  it('refuses a plan that has not learned yet', () => {
    expect(() => planToPandas(planOf([{ action: 'fillMissing', column: 'x' }]))).toThrow(/fit/)
  })
})

const messy = messyRows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
/** A price that follows from size, kind and a flag, with holes in all of them. */
const related = [
  'size,kind,new,price',
  ...Array.from({ length: 80 }, (_, row) => {
    const size = (row * 37) % 101
    const price = 3 * size + (row % 3) * 50 - (row % 2) * 20 + ((row * 7) % 5)
    const cells = [size, ['a', 'b', 'c'][row % 3], row % 2 === 0 ? 'yes' : 'no', price]
    return cells.map((cell, column) => ((row + 3 * column) % 17 === 0 ? '' : cell)).join(',')
  }),
]
const amounts = [
  'text,when',
  '"1.234,50 €",1.2.2024',
  '"-3,5 €",31.4.2024',
  '"€ 12",2024-05-06',
  '"(7,25) €",06.05.2024 13:45',
  '"1.23.4",2 mai',
  '"n/a",',
  '"1 234,5","3.12.1999"',
  '"12 kg","1.1.2020 24:00"',
  '"500 g","1.1.2020 23:59"',
  'about,x',
]
/** Every replayed action, alone or after what it needs, on tables with holes, slips and things that do not parse. */
const cases: { readonly [name: string]: readonly [readonly string[], readonly StepParts[]] } = {
  'fill median': [messy, [{ action: 'fillMissing', column: 'amount' }]],
  'fill mean': [messy, [{ action: 'fillMissing', column: 'amount', options: { with: 'mean' } }]],
  'fill a date': [messy, [{ action: 'fillMissing', column: 'when' }]],
  'fill a text': [messy, [{ action: 'fillMissing', column: 'city' }]],
  'fill by group': [messy, [{ action: 'fillByGroup', column: 'amount', options: { by: 'city' } }]],
  'fill by a number': [messy, [{ action: 'fillByGroup', column: 'city', options: { by: 'target' } }]],
  'fill with no better model': [messy, [{ action: 'fillWithModel', column: 'amount' }]],
  'fill with a regression': [related, [{ action: 'fillWithModel', column: 'price' }]],
  'fill a text with a model': [related, [{ action: 'fillWithModel', column: 'kind' }]],
  'fill a date with a model': [messy, [{ action: 'fillWithModel', column: 'when' }]],
  mark: [messy, [{ action: 'markMissing', column: 'when' }]],
  clip: [messy, [{ action: 'clip', column: 'amount', options: { tail: 0.1 } }]],
  'clip dates': [messy, [{ action: 'clip', column: 'when', options: { tail: 0.2 } }]],
  log: [messy, [{ action: 'logTransform', column: 'amount' }]],
  power: [messy, [{ action: 'powerTransform', column: 'amount' }]],
  'power of a half': [messy, [{ action: 'powerTransform', column: 'amount', options: { lambda: 0.5 } }]],
  sentinel: [messy, [{ action: 'replaceSentinel', column: 'amount', options: { values: [0, 37] } }]],
  'sentinel text': [messy, [{ action: 'replaceSentinel', column: 'city', options: { values: ['Bern'] } }]],
  case: [messy, [{ action: 'mergeCategories', column: 'city', options: { method: 'case' } }]],
  rare: [messy, [{ action: 'groupRare', column: 'city', options: { least: 9 } }]],
  map: [messy, [{ action: 'mapValues', column: 'city', options: { map: { Bern: 'BE', Basel: null }, other: 'x' } }]],
  encoding: [messy, [{ action: 'repairEncoding', column: 'city' }]],
  normal: [
    messy,
    [
      {
        action: 'normalizeText',
        column: 'city',
        options: { steps: ['trim', 'collapseSpaces', 'nfkc', 'stripAccents', 'upperCase'] },
      },
    ],
  ],
  dependency: [messy, [{ action: 'repairDependency', column: 'flag', options: { by: 'city' } }]],
  split: [messy, [{ action: 'splitText', column: 'note', options: { separator: ' ', parts: 3 } }]],
  code: [messy, [{ action: 'keepAsCode', column: 'amount' }]],
  'date parts': [
    messy,
    [
      {
        action: 'extractDateParts',
        column: 'when',
        options: { parts: ['year', 'month', 'weekday', 'dayOfYear', 'weekOfYear', 'epochDays'] },
      },
    ],
  ],
  rename: [messy, [{ action: 'renameColumn', column: 'amount', options: { to: 'sum' } }]],
  drop: [messy, [{ action: 'dropColumn', column: 'note' }]],
  'read numbers': [
    amounts,
    [
      {
        action: 'parseNumber',
        column: 'text',
        options: { decimal: ',', thousands: '.', missing: ['n/a'] },
      },
    ],
  ],
  'strip a unit': [
    amounts,
    [{ action: 'stripUnit', column: 'text', options: { strip: ['€'], decimal: ',', thousands: ' ' } }],
  ],
  'convert units': [
    amounts,
    [{ action: 'stripUnit', column: 'text', options: { units: { kg: 1, g: 0.001 }, scale: 0.5 } }],
  ],
  dates: [
    amounts,
    [{ action: 'parseDate', column: 'when', options: { formats: ['D.M.YYYY', 'YYYY-MM-DD', 'D.M.YYYY HH:mm'] } }],
  ],
  'convert to a unit': [amounts, [{ action: 'stripUnit', column: 'text', options: { to: 'g' } }]],
  list: [messy, [{ action: 'splitList', column: 'note', options: { separator: ' ', most: 4 } }]],
  'cast to text': [messy, [{ action: 'cast', column: 'amount', options: { to: 'text' } }]],
  'cast to dates': [amounts, [{ action: 'cast', column: 'when', options: { to: 'date' } }]],
  'cast to numbers': [amounts, [{ action: 'cast', column: 'text', options: { to: 'number' } }]],
  boolean: [
    messy,
    [
      { action: 'normalizeText', column: 'note', options: { steps: ['upperCase'] } },
      { action: 'splitText', column: 'note', options: { separator: ' ', parts: 1 } },
      { action: 'parseBoolean', column: 'note 1', options: { true: ['WORD1', 'WORD2'], false: ['WORD3'] } },
    ],
  ],
}

interface PythonColumn {
  readonly kind: 'number' | 'date' | 'text'
  readonly values: readonly (string | number | null)[]
}

const runner = `
import json, sys
import numpy as np
import pandas as pd

def series(column):
    if column["kind"] == "text":
        return pd.Series(column["values"], dtype="str")
    numbers = pd.Series(column["values"], dtype=float)
    return pd.to_datetime(numbers, unit="ms").astype("datetime64[ms]") if column["kind"] == "date" else numbers

def values(column):
    if pd.api.types.is_datetime64_any_dtype(column):
        return [None if pd.isna(x) else x.timestamp() * 1000 for x in column]
    return [None if pd.isna(x) else x if isinstance(x, str) else float(x) for x in column]

answers = {}
for name, (code, columns) in json.load(open(sys.argv[1])).items():
    module = {}
    exec(code, module)
    frame = pd.DataFrame({key: series(column) for key, column in columns.items()})
    before = frame.copy(deep=True)
    cleaned = module["clean"](frame)
    assert before.equals(frame), name
    answers[name] = {key: values(cleaned[key]) for key in cleaned.columns}
print(json.dumps(answers))
`

describe.skipIf(python === null)('run by pandas it gives the cells that prediction gives', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-pandas-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const ours = new Map<string, ReturnType<typeof valuesOf>>()
  let theirs: { readonly [name: string]: ReturnType<typeof valuesOf> }

  beforeAll(async () => {
    const programs: Record<string, readonly [string, { readonly [column: string]: PythonColumn }]> = {}
    for (const [name, [lines, steps]] of Object.entries(cases)) {
      const dataset = await csv(lines)
      const plan = await fitPlan(dataset, planOf(steps))
      ours.set(name, valuesOf(applyOperations(columnSetOf(dataset), lowerPlan(plan).operations)))
      programs[name] = [planToPandas(plan), pythonColumns(dataset)]
    }
    writeFileSync(join(folder, 'run.py'), runner)
    writeFileSync(join(folder, 'programs.json'), JSON.stringify(programs))
    const options = { encoding: 'utf8', maxBuffer: 1e8 } as const
    theirs = JSON.parse(execFileSync(python!, [join(folder, 'run.py'), join(folder, 'programs.json')], options))
  }, 120_000)

  it.each(Object.keys(cases))('%s', (name) => {
    const mine = ours.get(name)!
    expect(Object.keys(theirs[name]).sort()).toEqual(Object.keys(mine).sort())
    for (const [column, values] of Object.entries(mine)) {
      const other = theirs[name][column]
      const different = values.flatMap((value, row) => (isSame(value, other[row]) ? [] : [[row, value, other[row]]]))
      expect(different, column).toEqual([])
    }
  })
})

function isSame(ours: string | number | null, theirs: string | number | null): boolean {
  if (typeof ours !== 'number' || typeof theirs !== 'number') return ours === theirs
  return Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(ours))
}

function pythonColumns(dataset: Dataset): { readonly [column: string]: PythonColumn } {
  const values = valuesOf(columnSetOf(dataset))
  return Object.fromEntries(
    dataset.columns.map(({ name, storage }) => {
      const isText = storage === 'category' || storage === 'text'
      return [name, { kind: storage === 'date' ? 'date' : isText ? 'text' : 'number', values: values[name] }] as const
    }),
  )
}

function valuesOf(set: ColumnSet): { readonly [name: string]: readonly (string | number | null)[] } {
  return Object.fromEntries(
    [...set.columns].map(([name, data]) => [
      name,
      data.kind === 'text'
        ? Array.from(data.codes, (code) => (code < 0 ? null : data.dictionary[code]))
        : Array.from(data.values, (value) => (value === value ? value : null)),
    ]),
  )
}
