import { beforeAll, describe, expect, it } from 'vitest'
import { fit, load, type Dataset, type Fitted } from '../../src/index.ts'
import { namesAnEntity } from '../../src/search/names-an-entity.ts'
import { repeatedEntity } from '../../src/search/repeated-entity.ts'
import { resolveTarget } from '../../src/search/resolve-target.ts'
import { randomFrom } from '../../src/util/random.ts'

/** Visits of patients: what is measured tells nothing about the outcome but who it is. */
function visits(
  idName: string,
  idOf: (patient: number, random: { integer(bound: number): number }) => number | string,
) {
  const random = randomFrom(4, 'visits')
  const patients = Array.from({ length: 60 }, () => ({ height: 150 + 50 * random.next(), outcome: random.normal() }))
  const rows = Array.from({ length: 480 }, (_, i) => {
    const patient = (i * 7) % 60
    const { height, outcome } = patients[patient]
    const pressure = (outcome + 0.2 * random.normal()).toFixed(3)
    return `${idOf(patient, random)},${height.toFixed(2)},${random.normal().toFixed(3)},2023-01-${10 + (i % 20)},${pressure}`
  })
  return load(`${idName},height,mood,day,pressure\n${rows.join('\n')}\n`)
}
const settings = { target: 'pressure', learners: ['randomForest'], effort: 'low', seed: 7, folds: 4 } as const
const found = (dataset: Dataset) =>
  repeatedEntity(dataset, resolveTarget(dataset, { target: 'pressure' }), dataset.columns, 7)

describe('names of entities', () => {
  it.each([
    'patient_id',
    'PatientID',
    'Customer Number',
    'caseid',
    'household',
    'id',
    'Kunden-Nr',
    'client',
    'user.name',
  ])('%s is one', (name) => expect(namesAnEntity(name)).toBe(true))
  it.each([
    'patient age',
    'city',
    'product_id',
    'paid',
    'humid',
    'number',
    'family size',
    'user rating',
    'grid',
    'code',
  ])('%s is none', (name) => expect(namesAnEntity(name)).toBe(false))
})

describe('rows of the same entity', () => {
  it('are found where they are alike, by numbers or texts', async () => {
    const [numbers, texts] = [
      found(await visits('patient', (p) => 100 + p)),
      found(await visits('client', (p) => `c${p}`)),
    ]
    expect(numbers).toMatchObject({ column: 'patient', groupCount: 60 })
    expect(numbers!.distance).toBeLessThan(0.5)
    expect(texts).toMatchObject({ column: 'client', groupCount: 60 })
  })

  it.each([
    [
      'the values are drawn by chance',
      'patient',
      (_: number, random: { integer(bound: number): number }) => random.integer(60),
    ],
    ['the column is no name of somebody', 'batch', (patient: number) => patient],
    ['there are few of them', 'patient', (patient: number) => patient % 3],
  ] as const)('are not, when %s', async (_name, column, idOf) => {
    expect(found(await visits(column, idOf as never))).toBeNull()
  })
})

describe('a fit of several rows for each patient', () => {
  let unasked: Fitted
  let asked: Fitted
  beforeAll(async () => {
    const dataset = await visits('patient', (patient) => 100 + patient)
    unasked = await fit(dataset, settings)
    asked = await fit(dataset, { ...settings, split: { group: 'patient' } })
  })

  it('shows unasked what it is worth for new patients', () => {
    const { severity, message, evidence } = unasked.findings.find(({ code }) => code === 'groups-across-folds')!
    expect(severity).toBe('warning')
    expect(message).toContain('60 different values of patient')
    expect(evidence.strict as number).toBeGreaterThan(1.5 * (evidence.random as number))
    expect(unasked.evaluation.metrics.rmse.value).toBeGreaterThan(1.5 * (evidence.random as number))
  })

  it('shows the random split beside the one that was asked for', () => {
    const { message, evidence } = asked.findings.find(({ code }) => code === 'random-split-beside')!
    expect(message).toMatch(
      /^Split by group of patient, the .* is .*; under a random split, which puts rows of the same patient on both sides/,
    )
    expect(evidence.asked as number).toBeGreaterThan(1.1 * (evidence.random as number))
    expect(asked.evaluation.metrics.rmse.value).toBeGreaterThan(1.1 * (evidence.random as number))
  })

  it('says nothing of the kind when a random split was asked for', async () => {
    const dataset = await visits('patient', (patient) => 100 + patient)
    const { findings } = await fit(dataset, { ...settings, split: 'random' })
    expect(findings.filter(({ code }) => code === 'groups-across-folds' || code === 'random-split-beside')).toEqual([])
  })
})

it('a split by time shows the random one beside it too', async () => {
  const random = randomFrom(8, 'drift')
  const rows = Array.from({ length: 300 }, (_, i) => {
    const day = new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10)
    return `${day},${random.normal().toFixed(3)},${(i / 10 + random.normal()).toFixed(3)}`
  })
  const dataset = await load(`day,x,pressure\n${rows.join('\n')}\n`)
  const { findings } = await fit(dataset, { ...settings, split: { time: 'day' } })
  const { message, evidence } = findings.find(({ code }) => code === 'random-split-beside')!
  expect(message).toContain('which lets a model see rows that are later by day')
  expect(evidence.asked as number).toBeGreaterThan(evidence.random as number)
})
