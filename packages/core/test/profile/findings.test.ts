import { describe, expect, it } from 'vitest'
import { findingRules } from '../../src/profile/findings/index.ts'
import type { FindingRule } from '../../src/profile/findings/rule.ts'
import { profile } from '../../src/profile/profile-dataset.ts'
import { findingText } from '../../src/report/finding-text.ts'
import { actions } from '../../src/clean/actions/index.ts'
import { report } from '../../src/report/report.ts'
import { load } from '../../src/table/load.ts'
import { randomFrom } from '../../src/util/random.ts'

type Row = readonly (string | number)[]
interface Case {
  readonly target?: string
  readonly header: readonly string[]
  readonly column?: string
  row(index: number, random: () => number): Row
  readonly rows?: number
}

/** One small file for each code, in which it must be found. */
const cases: { readonly [code in keyof typeof findingRules]: Case } = {
  'no-rows': { header: ['x', 'y'], rows: 0, row: () => [] },
  'one-class-target': { target: 'y', header: ['x', 'y'], column: 'y', row: (i) => [i % 7, 'yes'] },
  'target-leak': {
    target: 'y',
    header: ['x', 'decision', 'y'],
    column: 'decision',
    row: (i, r) => [r(), i % 3 === 0 ? 'granted' : 'refused', i % 3 === 0 ? 'yes' : 'no'],
  },
  'missing-target': {
    target: 'y',
    header: ['x', 'y'],
    column: 'y',
    row: (i, r) => [r(), i % 9 === 0 ? '' : i % 2 === 0 ? 'a' : 'b'],
  },
  'constant-per-group': {
    target: 'y',
    header: ['patient_id', 'x', 'y'],
    column: 'patient_id',
    row: (i, r) => [`P${1000 + Math.floor(i / 5)}`, r(), Math.floor(i / 5) % 2 === 0 ? 'ill' : 'well'],
  },
  'post-outcome-name': {
    target: 'y',
    header: ['refund', 'x', 'y'],
    column: 'refund',
    row: (i, r) => [r() < 0.93 ? (i % 2) + r() / 10 : ((i + 1) % 2) + r() / 10, r(), i % 2 === 0 ? 'no' : 'yes'],
  },
  'strong-feature': {
    target: 'y',
    header: ['dose', 'x', 'y'],
    column: 'dose',
    row: (i, r) => [r() < 0.97 ? (i % 2) + r() / 10 : ((i + 1) % 2) + r() / 10, r(), i % 2 === 0 ? 'no' : 'yes'],
  },
  'class-imbalance': {
    target: 'y',
    header: ['x', 'y'],
    column: 'y',
    row: (i, r) => [r(), i % 20 === 0 ? 'yes' : 'no'],
  },
  'rare-class': {
    target: 'y',
    header: ['x', 'y'],
    column: 'y',
    row: (i, r) => [r(), i < 3 ? 'c' : i % 2 === 0 ? 'a' : 'b'],
  },
  'id-like-column': { header: ['customer_id', 'x'], column: 'customer_id', row: (i, r) => [`C-${5000 + 7 * i}`, r()] },
  'duplicate-column': {
    header: ['class', 'grade'],
    column: 'grade',
    row: (i) => [i % 3, ['low', 'middle', 'high'][i % 3]],
  },
  'empty-column': { header: ['x', 'nothing'], column: 'nothing', row: (_, r) => [r(), ''] },
  'constant-column': { header: ['x', 'same'], column: 'same', row: (_, r) => [r(), 'x'] },
  'dominant-value': { header: ['x', 'kind'], column: 'kind', row: (i, r) => [r(), i === 17 ? 'b' : 'a'] },
  'unsupported-values': {
    header: ['x', 'payload'],
    column: 'payload',
    row: (i, r) => [r(), JSON.stringify({ id: i, parts: [{ name: 'a' }] })],
  },
  'unit-in-number': {
    header: ['x', 'weight'],
    column: 'weight',
    row: (i, r) => [r(), `${10 + (i % 90)} ${i % 2 === 0 ? 'kg' : 'lb'}`],
  },
  'mixed-date-formats': {
    header: ['x', 'when'],
    column: 'when',
    row: (i, r) => [r(), i % 2 === 0 ? `2024-03-${String(10 + (i % 18))}` : `${10 + (i % 18)}.04.2024`],
  },
  'mixed-types': {
    header: ['x', 'amount'],
    column: 'amount',
    row: (i, r) => [r(), i === 50 ? 'call first' : Math.floor(r() * 1e6)],
    rows: 400,
  },
  'disguised-missing': {
    header: ['x', 'age'],
    column: 'age',
    row: (i, r) => [r(), i % 25 === 0 ? -999 : 20 + Math.floor(r() * 60)],
  },
  'placeholder-date': {
    header: ['x', 'born'],
    column: 'born',
    row: (i, r) => [r(), i % 25 === 0 ? '1900-01-01' : `19${60 + (i % 30)}-05-${10 + (i % 18)}`],
  },
  'missing-values': {
    header: ['x', 'income'],
    column: 'income',
    row: (i, r) => [r(), i % 4 === 0 ? '' : 1 + Math.floor(r() * 1e5)],
  },
  'missing-together': {
    header: ['a', 'b'],
    row: (i, r) => (i % 4 === 0 ? ['', ''] : [Math.floor(r() * 1e5), Math.floor(r() * 1e5)]),
  },
  'near-duplicate-rows': {
    header: ['id', 'name', 'street', 'amount'],
    row: (i) => {
      const of = i % 190
      const shout = i >= 190
      const name = `Muster ${'abcdefghij'[of % 10]}${'klmnop'[of % 6]}in ${'qrstuvwxyz'[(of * 7) % 10]}ill`
      return [i + 1, shout ? name.toUpperCase() : name, `Lane ${of}${shout ? '.' : ''}`, (of * 37) % 101]
    },
  },
  inliers: {
    header: ['x', 'age'],
    column: 'age',
    row: (i, r) => [r(), i % 5 === 0 ? 29.699 : Math.floor(r() * 8000) / 100],
    rows: 400,
  },
  'rare-negatives': {
    header: ['x', 'price'],
    column: 'price',
    row: (i, r) => [r(), i === 77 ? -12 : Math.floor(1000 * r() * r() * r()) + 1],
    rows: 400,
  },
  uniform: { header: ['x', 'draw'], column: 'draw', row: (i, r) => [r(), ((i * 377) % 610) / 4], rows: 610 },
  'non-stationary': {
    header: ['when', 'level'],
    column: 'level',
    row: (i, r) => [new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10), (i + 40 * r()).toFixed(2)],
  },
  seasonal: {
    header: ['when', 'sales'],
    column: 'sales',
    row: (i, r) => [
      new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10),
      ([50, 40, 42, 45, 60, 120, 90][i % 7] + 8 * r()).toFixed(2),
    ],
  },
  'duplicate-rows': { header: ['a', 'b'], row: (i) => [`A-${i % 190}x`, (i % 190) * 3.5] },
  'case-variants': {
    header: ['x', 'city'],
    column: 'city',
    row: (i, r) => [r(), i % 10 === 0 ? 'bern' : i % 2 === 0 ? 'Bern' : 'Basel'],
  },
  'near-duplicate-categories': {
    header: ['x', 'city'],
    column: 'city',
    row: (i, r) => [r(), i % 10 === 0 ? 'Geneve' : i % 2 === 0 ? 'Genève' : 'Basel'],
  },
  'misspelt-categories': {
    header: ['x', 'city'],
    column: 'city',
    row: (i, r) => [r(), i === 10 ? 'Lausane' : i % 2 === 0 ? 'Lausanne' : 'Winterthur'],
  },
  'outer-spaces': {
    header: ['x', 'city'],
    column: 'city',
    row: (i, r) => [r(), i % 10 === 0 ? ' Bern' : i % 2 === 0 ? 'Bern' : 'Basel'],
  },
  'encoding-damage': {
    header: ['x', 'city'],
    column: 'city',
    row: (i, r) => [r(), i % 10 === 0 ? 'ZÃ¼rich' : i % 2 === 0 ? 'Bern' : 'Basel'],
  },
  'dependency-violated': {
    header: ['zip', 'town', 'x'],
    column: 'town',
    row: (i, r) => [
      `Z${i % 12}`,
      i === 30 ? 'Chur' : ['Bern', 'Basel', 'Chur', 'Genf', 'Lugano', 'Sion'][(i % 12) >> 1],
      r(),
    ],
  },
  outliers: {
    header: ['x', 'size'],
    column: 'size',
    row: (i, r) => [r(), i === 40 ? 99_000 : 100 + Math.floor(r() * 80)],
    rows: 400,
  },
  'infinite-values': { header: ['x', 'ratio'], column: 'ratio', row: (i, r) => [r(), i % 50 === 0 ? 'Infinity' : r()] },
  'excess-zeros': {
    header: ['x', 'gain'],
    column: 'gain',
    row: (i, r) => [r(), i % 3 === 0 ? 1 + Math.floor(r() * 1e4) : 0],
  },
  skewed: { header: ['x', 'wealth'], column: 'wealth', row: (_, r) => [r(), Math.floor(1 / (r() * r() * r() + 1e-6))] },
  'high-cardinality': {
    header: ['x', 'shop'],
    column: 'shop',
    row: (i, r) => [
      r(),
      `${['north', 'south', 'east'][i % 3]}${String.fromCharCode(97 + (i % 26))}${'qrstuv'.slice(i % 5)}${String.fromCharCode(97 + ((i * 7) % 25))}${i % 2 === 0 ? 'um' : 'or'}`,
    ],
    rows: 300,
  },
  'high-correlation': { header: ['a', 'b', 'x'], column: 'b', row: (i, r) => [i * 1.5, i * 3 + r(), r()] },
  'constant-length': {
    header: ['x', 'part'],
    column: 'part',
    row: (i, r) => [r(), `${'abcdefgh'[i % 8]}${'qrstuv'[i % 6]}${'mnop'[i % 4]}${'xyzw'[(i >> 2) % 4]}`],
  },
  'out-of-order-time': {
    header: ['when', 'x'],
    column: 'when',
    row: (i, r) => [
      `${2000 + Math.floor((i === 100 ? 60 : i) / 12)}-${String(1 + ((i === 100 ? 60 : i) % 12)).padStart(2, '0')}-15`,
      r(),
    ],
    rows: 240,
  },
  'free-text': {
    header: ['x', 'note'],
    column: 'note',
    row: (i, r) => [
      r(),
      `the customer number ${i} wrote that thing ${Math.floor(r() * 1e6)} was late again and asked why`,
    ],
  },
  'personal-data': { header: ['x', 'contact'], column: 'contact', row: (i, r) => [r(), `person${i}@example.org`] },
}

describe.each(Object.entries<FindingRule>(findingRules))('%s', (code, rule) => {
  it('is filed under its code, says its threshold and names an action that exists', () => {
    expect(rule.code).toBe(code)
    expect(rule.threshold.length).toBeGreaterThan(20)
    if (rule.action !== null) expect(Object.keys(actions)).toContain(rule.action)
  })

  it('has its rank and links to what can be done in the report', async () => {
    const wanted = cases[code as keyof typeof findingRules]
    const dataset = await load(new TextEncoder().encode(csvOf(wanted)), { header: true })
    const summary = await profile(dataset, wanted.target === undefined ? {} : { target: wanted.target })
    const ranks = summary.findings.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    const named = summary.findings.filter((finding) => finding.code === code)
    for (const { evidence } of named) expect([rule.action, null]).toContain(evidence['action'] ?? null)
    if (rule.action === null || named.every(({ evidence }) => evidence['action'] === undefined)) return
    for (const language of ['en', 'fr'] as const) {
      const page = report({ profile: summary, dataset }, { language })
      expect(page).toContain(`<a href="#action-${rule.action}">`)
      expect(page).toContain(`id="action-${rule.action}"`)
    }
  })

  it('is found where it should be, with its evidence', async () => {
    const wanted = cases[code as keyof typeof findingRules]
    const dataset = await load(new TextEncoder().encode(csvOf(wanted)), { header: true })
    const { findings } = await profile(dataset, wanted.target === undefined ? {} : { target: wanted.target })
    const found = findings.filter((finding) => finding.code === code)
    expect(found.length, JSON.stringify(findings.map((finding) => [finding.code, finding.column]))).toBeGreaterThan(0)
    if (wanted.column !== undefined) expect(found.map((finding) => finding.column)).toContain(wanted.column)
    for (const finding of found) {
      expect(finding.message).toMatch(/\.$|\?$/)
      expect(JSON.parse(JSON.stringify(finding))).toEqual(finding)
      const french = findingText(finding, 'fr')
      expect(french.text).not.toBe(findingText(finding, 'en').text)
      expect(`${french.title} ${french.text} ${french.threshold}`).not.toMatch(/undefined|null|NaN|–|« ?»|\(\)/)
      if (
        finding.column !== undefined &&
        !Array.isArray(finding.evidence['columns']) &&
        code !== 'class-imbalance' &&
        code !== 'rare-class'
      )
        expect(french.text).toContain(finding.column)
      expect(finding.evidence['threshold'], 'says its threshold').toBeDefined()
      const rows = finding.evidence['rows'] as readonly number[]
      if (dataset.rowCount > 0) expect(rows?.length, 'shows rows').toBeGreaterThan(0)
      expect(rows.length).toBeLessThanOrEqual(10)
      for (const row of rows) expect(row).toBeLessThan(dataset.rowCount)
    }
  })
})

function csvOf({ header, row, rows = 200 }: Case): string {
  const random = randomFrom(11, 'findings')
  const quoted = (cell: string | number): string =>
    /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell)
  const lines = Array.from({ length: rows }, (_, index) =>
    row(index, () => random.next())
      .map(quoted)
      .join(','),
  )
  return `${header.join(',')}\n${lines.join('\n')}\n`
}
