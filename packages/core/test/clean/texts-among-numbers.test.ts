import { describe, expect, it } from 'vitest'
import { clean } from '../../src/clean/clean.ts'
import { acceptAll } from '../../src/clean/step-status.ts'
import { suggest } from '../../src/clean/suggest.ts'
import { profile } from '../../src/profile/profile-dataset.ts'
import { redactProfile } from '../../src/profile/redact-profile.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'

const csv = (header: string, rows: number, line: (row: number) => string): Promise<Dataset> =>
  load(new TextEncoder().encode(`${[header, ...Array.from({ length: rows }, (_, row) => line(row))].join('\n')}\n`), {
    header: true,
  })
const amount = (row: number): string => (row % 9 === 0 ? ['soon', 'see note'][row % 2] : `${(row * 37) % 501},5`)

describe('a column of numbers that a few words make text', () => {
  it('is found, with the words and their rows, and read as numbers', async () => {
    const dataset = await csv('amount;kind', 180, (row) => `${amount(row)};${(row * 13) % 997}`)
    expect(dataset.column('amount').storage).not.toBe('number')
    const summary = await profile(dataset)
    const finding = summary.findings.find(({ code }) => code === 'mixed-types')!
    expect(finding).toMatchObject({ column: 'amount', evidence: { action: 'parseNumber', decimal: ',' } })
    expect(finding.evidence['rows']).toEqual([0, 9, 18, 27, 36, 45, 54, 63, 72, 81])
    expect(finding.message).toContain('"soon"')
    const plan = acceptAll(suggest(dataset, summary))
    expect(plan.steps.find(({ column }) => column === 'amount')?.preview[0]).toMatchObject({ row: 0, after: null })
    const tidy = await clean(dataset, plan)
    expect(tidy.column('amount')).toMatchObject({ storage: 'number', missingCount: 20 })
  })

  it('is left alone where the numbers are few codes, or where all have units', async () => {
    const codes = await csv('grade;x', 120, (row) => `${row % 12 === 0 ? 'none' : 1 + (row % 5)};${(row * 7) % 50}`)
    const units = await csv('size;x', 120, (row) => `${row % 2 === 0 ? `${row} kg` : `${row} lb`};${(row * 7) % 50}`)
    for (const dataset of [codes, units])
      expect((await profile(dataset)).findings.map(({ code }) => code)).not.toContain('mixed-types')
  })
})

describe('personal data', () => {
  const people = (rows: number): Promise<Dataset> =>
    csv('full name,phone,ip,kind', rows, (row) => {
      const letter = String.fromCharCode(97 + row)
      return `Anna M${letter}ier,+41 79 ${300 + row} 11 ${20 + row},10.0.0.${row},x`
    })

  it('is found in a file of three rows too, and kept out of the redacted profile', async () => {
    const summary = await profile(await people(3))
    const found = summary.findings.filter(({ code }) => code === 'personal-data').map(({ column }) => column)
    expect(found.sort()).toEqual(['full name', 'ip', 'phone'])
    expect(JSON.stringify(redactProfile(summary))).not.toMatch(/Anna|\+41|10\.0\.0/)
  })

  it('is not taken for free text, nor are keys for columns that move together', async () => {
    const codes = (await profile(await people(25))).findings.map(({ code }) => code)
    expect(codes).not.toContain('free-text')
    const keys = await csv('card,account,x', 60, (row) => `C-${4000 + 7 * row},A-${9000 + 7 * row},${(row * 7) % 50}`)
    expect((await profile(keys)).findings.map(({ code }) => code)).not.toContain('high-correlation')
  })
})
