import { describe, expect, test } from 'vitest'
import { columnStatistics } from '../../src/features/column-statistics.ts'
import type { Role } from '../../src/features/column-role.ts'
import type { Encoder, EncoderContext, EncoderInput } from '../../src/features/encoder.ts'
import { encoders } from '../../src/features/encoders/index.ts'
import { applyOperations } from '../../src/transforms/apply.ts'
import type { ColumnData } from '../../src/transforms/column-data.ts'
import { columnsWritten } from '../../src/transforms/dependencies.ts'
import { randomFrom } from '../../src/util/random.ts'

const rowCount = 300
const random = randomFrom(3, 'encoders')
const textColumn = (draw: () => string | null): ColumnData => {
  const drawn = Array.from({ length: rowCount }, draw)
  const dictionary = [...new Set(drawn.filter((text) => text !== null))]
  return {
    kind: 'text',
    codes: Int32Array.from(drawn, (text) => (text === null ? -1 : dictionary.indexOf(text))),
    dictionary,
  }
}
const numberColumn = (draw: () => number): ColumnData => ({
  kind: 'number',
  values: Float64Array.from({ length: rowCount }, draw),
})

/** Columns that every encoder must take: of its own kind and of the other, with gaps, constant, empty. */
const columns: readonly { readonly name: string; readonly role: Role; readonly data: ColumnData }[] = [
  {
    name: 'numbers with gaps',
    role: 'number',
    data: numberColumn(() => (random.next() < 0.2 ? NaN : random.normal())),
  },
  {
    name: 'infinite numbers',
    role: 'number',
    data: numberColumn(() => (random.next() < 0.5 ? Infinity : random.next() < 0.5 ? -Infinity : 1)),
  },
  { name: 'a constant', role: 'number', data: numberColumn(() => 4) },
  { name: 'missing numbers', role: 'number', data: numberColumn(() => NaN) },
  { name: 'dates', role: 'date', data: numberColumn(() => Math.floor(random.next() * 1e12)) },
  {
    name: 'few categories',
    role: 'category',
    data: textColumn(() => ['low', 'medium', 'high', null][random.integer(4)]),
  },
  { name: 'many categories', role: 'category', data: textColumn(() => `k${random.integer(150)}`) },
  {
    name: 'names of Object.prototype',
    role: 'category',
    data: textColumn(() => ['__proto__', 'constructor', 'toString'][random.integer(3)]),
  },
  {
    name: 'sentences',
    role: 'text',
    data: textColumn(() => `${['good', 'bad'][random.integer(2)]} word ${random.integer(99)}`),
  },
  { name: 'missing texts', role: 'text', data: textColumn(() => null) },
]

const contexts = (['binary', 'multiclass', 'regression'] as const).flatMap((task) =>
  (['tree', 'linear'] as const).map((encoding) => ({ task, encoding })),
)

function contextOf({ task, encoding }: (typeof contexts)[number]): EncoderContext {
  const classes = { binary: 2, multiclass: 3, regression: 1 }[task]
  const used = new Set<string>()
  const y = Float64Array.from({ length: rowCount }, (_, row) => (task === 'regression' ? row / 7 : row % classes))
  return {
    task,
    classes,
    encoding,
    y,
    seed: 1,
    orders: {},
    freshName(wanted) {
      expect(used.has(wanted)).toBe(false)
      used.add(wanted)
      return wanted
    },
  }
}

describe.each(Object.entries<Encoder>(encoders))('%s', (name, encoder) => {
  test('says what it is', () => {
    expect(encoder.name).toBe(name)
    expect(encoder.title).not.toBe('')
  })

  describe.each(contexts)('$task, $encoding', (choice) => {
    test.each(columns)(
      '$name: makes the features that it names, the same each time, as plain JSON',
      ({ name: column, role, data }) => {
        const input: EncoderInput = { name: column, role, source: column, data, statistics: columnStatistics(data) }
        const encoded = encoder.fit(input, contextOf(choice))
        expect(encoder.fit(input, contextOf(choice))).toEqual(encoded)
        if (encoded === null) return
        expect(JSON.parse(JSON.stringify(encoded.operations))).toEqual(encoded.operations)
        const made = applyOperations({ rowCount, columns: new Map([[column, data]]) }, encoded.operations)
        for (const { name: feature, kind, levels, source } of encoded.features) {
          expect(source).toBe(column)
          const values = made.columns.get(feature)!
          expect(values.kind).toBe('number')
          if (kind === 'categorical' && values.kind === 'number')
            expect(
              values.values.every(
                (value) => Number.isNaN(value) || (Number.isInteger(value) && value >= 0 && value < levels!),
              ),
            ).toBe(true)
          if (choice.encoding === 'linear' && name === 'standardise' && values.kind === 'number')
            expect(values.values.every(Number.isFinite)).toBe(true)
        }
        const written = encoded.operations.flatMap(columnsWritten)
        for (const trained of encoded.training?.keys() ?? []) expect(written).toContain(trained)
      },
    )
  })
})
