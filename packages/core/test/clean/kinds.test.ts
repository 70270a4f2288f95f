import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { columnKind } from '../../src/clean/kind/column-kind.ts'
import { kindFeatures, kindVector } from '../../src/clean/kind/kind-features.ts'
import { kindTable } from '../../src/clean/kind/kind-table.ts'
import { simpleCleanModel } from '../../src/clean/kind/simple-clean-model.ts'
import { actions } from '../../src/clean/actions/index.ts'
import { profile } from '../../src/profile/profile-dataset.ts'
import { load } from '../../src/table/load.ts'

const [N, C, D, E, I, X] = [
  'numeric',
  'categorical',
  'datetime',
  'embedded-number',
  'not-generalizable',
  'context-specific',
]

/** The columns of the examples, labelled by hand in the nine kinds; several where reasonable people would differ. */
const labels: { readonly [file: string]: { readonly [column: string]: readonly string[] } } = {
  'penguins.csv': {
    species: [C],
    island: [C],
    bill_length_mm: [N],
    bill_depth_mm: [N],
    flipper_length_mm: [N],
    body_mass_g: [N],
    sex: [C],
  },
  'wine.csv': {
    'fixed acidity': [N],
    'volatile acidity': [N],
    'citric acid': [N],
    'residual sugar': [N],
    chlorides: [N],
    'free sulfur dioxide': [N],
    'total sulfur dioxide': [N],
    density: [N],
    pH: [N],
    sulphates: [N],
    alcohol: [N],
    quality: [N, C],
    type: [C],
  },
  'adult.csv': {
    age: [N],
    workclass: [C],
    fnlwgt: [N],
    education: [C],
    education_num: [C, N],
    marital_status: [C],
    occupation: [C],
    relationship: [C],
    race: [C],
    sex: [C],
    capital_gain: [N],
    capital_loss: [N],
    hours_per_week: [N],
    native_country: [C],
    income: [C],
  },
  'pollution.csv': { time: [D], 'pm2.5': [N], DEWP: [N], TEMP: [N], PRES: [N], cbwd: [C], Iws: [N], Is: [N], Ir: [N] },
  'messy.csv': {
    'order no': [I, X],
    ordered: [D],
    postcode: [C],
    city: [C],
    country: [I],
    category: [C],
    amount: [E],
    weight: [E],
    discount: [E, C],
    'delivery days': [N, C],
    rating: [C, N],
    member: [C],
    colour: [C],
    comment: ['sentence', C],
    refund: [E],
    returned: [C],
  },
}

describe('SimpleCleanModel', () => {
  it('is a tree of at most 64 leaves and 30 kB whose questions all exist', () => {
    expect(
      simpleCleanModel.nodes.filter((node) => node.length === simpleCleanModel.kinds.length).length,
    ).toBeLessThanOrEqual(64)
    expect(JSON.stringify(simpleCleanModel).length).toBeLessThanOrEqual(30_000)
    const names = new Set(kindFeatures.map((feature) => feature.name))
    for (const feature of simpleCleanModel.features) expect(names).toContain(feature)
    for (const node of simpleCleanModel.nodes) expect([4, simpleCleanModel.kinds.length]).toContain(node.length)
  })

  it('reads no evidence without trouble', () => {
    const vector = kindVector({
      name: '',
      total: 0,
      missing: 0,
      distinct: 0,
      mean: 0,
      standardDeviation: 0,
      min: 0,
      max: 0,
      samples: [],
    })
    expect([...vector].every((value) => value - value === 0)).toBe(true)
  })

  it('has a meaning for each kind, with actions that exist', () => {
    expect(Object.keys(kindTable).sort()).toEqual([...simpleCleanModel.kinds].sort())
    for (const { actions: named } of Object.values(kindTable))
      for (const action of named) expect(Object.keys(actions)).toContain(action)
  })

  it('names the kinds of the example columns as a person does, four times in five', async () => {
    const wrong: string[] = []
    let all = 0
    for (const [file, wanted] of Object.entries(labels)) {
      const dataset = await load(
        new Uint8Array(await readFile(new URL(`../../../../examples/data/${file}`, import.meta.url))),
      )
      const { columns } = await profile(dataset)
      expect(columns.map((column) => column.name)).toEqual(Object.keys(wanted))
      for (const column of columns) {
        const { kind, confidence, path } = columnKind(column, dataset.column(column.name))
        all++
        expect(confidence).toBeGreaterThan(0.2)
        expect(path.length).toBeGreaterThan(0)
        if (!wanted[column.name].includes(kind)) wrong.push(`${file} ${column.name}: ${kind}`)
      }
    }
    expect(1 - wrong.length / all, wrong.join('; ')).toBeGreaterThanOrEqual(0.8)
  })
})
