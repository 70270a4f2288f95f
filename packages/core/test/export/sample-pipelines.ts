import { describeColumns } from '../../src/features/column-role.ts'
import { columnSetOf } from '../../src/features/column-set-of.ts'
import { combineFeatures } from '../../src/features/combine-features.ts'
import type { FeatureSpec } from '../../src/features/feature-spec.ts'
import { fitMatrix } from '../../src/features/fit-features.ts'
import { assemblePipeline, type PipelineParts } from '../../src/fitted/assemble-pipeline.ts'
import type { FittedPipeline } from '../../src/fitted/fitted-pipeline.ts'
import type { InputRow } from '../../src/fitted/input-row.ts'
import type { FeatureMatrix, Target } from '../../src/matrix/feature-matrix.ts'
import type { LinearModel, Link, Model, TreesModel } from '../../src/models/model.ts'
import { rebaseFeatures } from '../../src/models/rebase-features.ts'
import { booleanColumn, categoryColumn, dateColumn, numberColumn, textColumn } from '../../src/table/make-column.ts'
import { datasetFromColumns } from '../../src/table/make-dataset.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import { applyOperations } from '../../src/transforms/apply.ts'
import type { ColumnOperation } from '../../src/transforms/operation.ts'
import { randomFrom, type Random } from '../../src/util/random.ts'

export interface SamplePipeline {
  readonly name: string
  readonly pipeline: FittedPipeline
}

const rowCount = 400
const cities = [
  'Paris',
  ' paris ',
  'PARIS',
  'Lyon',
  'São Paulo',
  "L'Isle-d'Abeau",
  'Zürich',
  'a "quoted" one',
  'new\nline',
  '__proto__',
  'back\\slash',
  '日本',
]
const notes = [
  'good service',
  'Very GOOD, will come again',
  'bad',
  'bad service never again',
  'ça va très bien',
  '10 of 10 😀 great',
  '',
  'slow service but good food',
]

/** A table with a column of every kind, missing cells in most, made from a seed. */
export function sampleTable(seed: number): Dataset {
  const random = randomFrom(seed, 'sample table')
  const missingFlags = (share: number) => Uint8Array.from({ length: rowCount }, () => (random.next() < share ? 1 : 0))
  const numbers = (draw: () => number) => Float64Array.from({ length: rowCount }, draw)
  const texts = (draw: (row: number) => string, missing: Uint8Array) => {
    const drawn = Array.from({ length: rowCount }, (_, row) => draw(row))
    const dictionary = [...new Set(drawn)]
    return { codes: Int32Array.from(drawn, (text, row) => (missing[row] ? -1 : dictionary.indexOf(text))), dictionary }
  }
  const category = (name: string, draw: (row: number) => string, share: number) => {
    const missing = missingFlags(share)
    const { codes, dictionary } = texts(draw, missing)
    return categoryColumn({ name, type: 'category', missing }, codes, dictionary)
  }
  const number = (name: string, draw: () => number, share: number) =>
    numberColumn({ name, type: 'number', missing: missingFlags(share) }, numbers(draw))
  const note = Array.from({ length: rowCount }, () => notes[random.integer(notes.length)])
  return datasetFromColumns(
    [
      number('age', () => Math.floor(random.next() * 80), 0.2),
      number('income', () => Math.exp(random.normal() * 2), 0),
      number('balance (€)', () => random.normal() * 1000, 0.1),
      category('city', () => cities[random.integer(cities.length)], 0.1),
      category('shop', () => `shop ${Math.floor(random.next() * random.next() * 70)}`, 0.05),
      category(
        'price',
        () => ['$1,234.50', '$12', '(45)', 'n/a', '−3.5', '1e3', 'free', '$0.1'][random.integer(8)],
        0.1,
      ),
      category(
        'day',
        () =>
          [
            '2024-02-29',
            '31/12/1999 23:59',
            '1 Mar 2001',
            'someday',
            '1970-01-01',
            '2001-02-03 04:05:06.07+02',
            '2001-02-03 04:05:06.1234567-03:30',
          ][random.integer(7)],
        0.1,
      ),
      category('size', () => ['low', 'medium', 'high'][random.integer(3)], 0),
      booleanColumn(
        { name: 'member', type: 'boolean', missing: missingFlags(0.1), format: { true: 'yes', false: 'no' } },
        Uint8Array.from({ length: rowCount }, () => random.integer(2)),
      ),
      dateColumn(
        { name: 'joined', type: 'datetime', missing: missingFlags(0.1) },
        numbers(() => Math.floor((random.next() - 0.3) * 2e12)),
      ),
      textColumn({
        name: 'note',
        type: 'text',
        missing: Uint8Array.from(note, (text) => (text === '' ? 1 : 0)),
        original: (row) => note[row],
      }),
    ],
    rowCount,
  )
}

/** Every operation at least once. */
export const cleaning: readonly ColumnOperation[] = [
  { op: 'normalizeText', from: 'city', to: 'city', steps: ['trim', 'collapseSpaces', 'lowerCase', 'nfc'] },
  { op: 'normalizeText', from: 'shop', to: 'shop', steps: ['upperCase', 'nfkc', 'stripAccents', 'repairEncoding'] },
  {
    op: 'mapText',
    from: 'city',
    to: 'city',
    map: { 'são paulo': 'sao paulo', 日本: null, __proto__: 'proto' },
    other: 'keep',
  },
  {
    op: 'parseNumber',
    from: 'price',
    to: 'price',
    format: { decimal: '.', thousands: ',', strip: ['$'], missing: ['n/a'] },
  },
  {
    op: 'parseDate',
    from: 'day',
    to: 'day',
    formats: [
      'YYYY-MM-DD',
      'DD/MM/YYYY HH:mm',
      'D MMM YYYY',
      'YYYY-MM-DD HH:mm:ss.SSZ',
      'YYYY-MM-DD HH:mm:ss.SSSSSSSZ',
    ],
  },
  { op: 'missingIf', from: 'age', to: 'age', values: [0, 79] },
  { op: 'missingIf', from: 'city', to: 'city', values: ['lyon'] },
  { op: 'fillBy', from: 'age', by: 'city', to: 'age', table: { paris: 30, zürich: 41.5 }, value: 28.25 },
  { op: 'fillBy', from: 'shop', by: 'city', to: 'shop', table: { paris: 'SHOP 1' }, value: 'SHOP 2' },
  { op: 'clip', from: 'balance (€)', to: 'balance (€)', lower: -1500, upper: 1200.5 },
  { op: 'log', from: 'income', to: 'log income', shift: 1 },
  { op: 'power', from: 'balance (€)', to: 'balance power', method: 'yeo-johnson', lambda: 0.7 },
  { op: 'affine', from: 'age', to: 'decades', scale: 0.1, offset: -3 },
  { op: 'product', from: 'age', by: 'log income', to: 'age × log income' },
  { op: 'sum', from: 'age', by: 'balance (€)', to: 'age and balance', weight: -0.0125 },
  { op: 'indicator', from: 'member', to: 'member unknown', of: 'missing' },
  { op: 'indicator', from: 'age', to: 'age is 30', of: { equals: 30 } },
  { op: 'indicator', from: 'size', to: 'size not low', of: { notIn: ['low'] } },
  { op: 'indicator', from: 'size', to: 'size high', of: { equals: 'high' } },
  { op: 'splitText', from: 'note', to: 'first word', separator: ' ', part: 0 },
  { op: 'fill', from: 'first word', to: 'first word', value: 'none' },
  { op: 'formatNumber', from: 'age', to: 'age text' },
  { op: 'fill', from: 'price', to: 'price', value: 7.5 },
  { op: 'drop', columns: ['decades not there'] },
]

/** The operations that read no free text: what every format can hold. */
export const closedCleaning = cleaning.filter(
  (operation) =>
    !['parseNumber', 'parseDate', 'splitText', 'formatNumber'].includes(operation.op) &&
    !('to' in operation && (operation.to === 'first word' || operation.to === 'price')) &&
    !(operation.op === 'fillBy' && operation.to === 'shop'),
)

interface Material {
  readonly dataset: Dataset
  readonly cleaning: readonly ColumnOperation[]
  readonly spec: FeatureSpec
  readonly matrix: FeatureMatrix
}

function encode(
  dataset: Dataset,
  operations: readonly ColumnOperation[],
  encoding: 'tree' | 'linear',
  y: Target,
  task: PipelineParts['task'],
  classes: number,
): Material {
  const set = applyOperations(columnSetOf(dataset), operations)
  const { spec, matrix } = fitMatrix(set, describeColumns(dataset.columns, operations), y, {
    task,
    classes,
    encoding,
    seed: 3,
    polynomial: true,
  })
  return { dataset, cleaning: operations, spec, matrix }
}

const widthOf = (link: Link, classes: number) => (link === 'softmax' || link === 'mean-share' ? classes : 1)

/** Trees drawn at random over the features: every kind of test, missing to either side. */
export function randomTrees(
  random: Random,
  { features, columns, rowCount: rows }: FeatureMatrix,
  model: Pick<TreesModel, 'task' | 'classes' | 'link' | 'aggregate'>,
  treeCount: number,
  depth: number,
): TreesModel {
  const width = widthOf(model.link, model.classes)
  const leafWidth = model.aggregate === 'mean' ? width : 1
  const nodes: {
    feature: number
    threshold: number
    left: number
    missingLeft: number
    start: number
    words: number
    value: number[]
  }[] = []
  const sets: number[] = []
  const roots: number[] = []
  const leaf = () => ({ feature: 0, threshold: 0, left: -1, missingLeft: 0, start: -1, words: 0, value: leafValue() })
  const leafValue = () => {
    const drawn = Array.from({ length: leafWidth }, () =>
      model.link === 'mean-share' ? random.next() + 0.01 : random.normal(),
    )
    const total = drawn.reduce((sum, value) => sum + value, 0)
    return model.link === 'mean-share' ? drawn.map((value) => value / total) : drawn
  }
  const split = (at: number, left: number) => {
    const feature = random.integer(features.length)
    const { kind, levels } = features[feature]
    const node = { ...leaf(), feature, left, missingLeft: random.integer(2) }
    if (kind === 'categorical') {
      const words = Math.ceil(levels! / 32)
      nodes[at] = { ...node, start: sets.length, words }
      for (let i = 0; i < words; i++) sets.push(random.integer(4294967296))
    } else nodes[at] = { ...node, threshold: columns[feature][random.integer(rows)] || 0.5 }
  }
  for (let tree = 0; tree < treeCount; tree++) {
    const root = nodes.push(leaf()) - 1
    roots.push(root)
    let frontier = [root]
    for (let level = 0; level < depth; level++) {
      frontier = frontier.flatMap((at) => {
        if (level > 0 && random.next() < 0.2) return []
        const left = nodes.push(leaf()) - 1
        nodes.push(leaf())
        split(at, left)
        return [left, left + 1]
      })
    }
  }
  const float = (values: readonly number[]) => Float64Array.from(values)
  return {
    version: 1,
    format: 'trees',
    ...model,
    roots: Int32Array.from(roots),
    outputs: Int32Array.from(roots, (_, tree) => (leafWidth > 1 ? -1 : tree % width)),
    base: Float64Array.from({ length: width }, () => (model.link === 'mean-share' ? 0 : random.normal() * 0.1)),
    feature: Int32Array.from(nodes, (node) => node.feature),
    threshold: float(nodes.map((node) => node.threshold)),
    left: Int32Array.from(nodes, (node) => node.left),
    missingLeft: Uint8Array.from(nodes, (node) => node.missingLeft),
    categoryStart: Int32Array.from(nodes, (node) => node.start),
    categoryWords: Int32Array.from(nodes, (node) => node.words),
    categories: Uint32Array.from(sets),
    leafWidth,
    value: float(nodes.flatMap((node) => node.value)),
    cover: new Float64Array(nodes.length).fill(1),
    gain: new Float64Array(nodes.length),
  }
}

export function randomLinear(
  random: Random,
  matrix: FeatureMatrix,
  model: Pick<LinearModel, 'task' | 'classes' | 'link'>,
): LinearModel {
  const width = widthOf(model.link, model.classes)
  const count = matrix.features.length
  return {
    version: 1,
    format: 'linear',
    ...model,
    features: Int32Array.from({ length: count }, (_, j) => j),
    coefficients: Float64Array.from({ length: width * count }, () => (random.next() < 0.1 ? 0 : random.normal() * 0.3)),
    intercepts: Float64Array.from({ length: width }, () => random.normal()),
  }
}

function assemble(
  material: Pick<Material, 'dataset' | 'cleaning'> & { readonly features: PipelineParts['features'] },
  model: Model,
  more: Partial<PipelineParts> = {},
): FittedPipeline {
  const classes = model.task === 'regression' ? [] : model.task === 'binary' ? ['no', 'yes'] : ['red', 'green "x"', '3']
  return assemblePipeline({
    dataset: material.dataset,
    task: model.task,
    target: 'outcome',
    classes,
    positive: model.task === 'binary' ? 'yes' : null,
    cleaning: material.cleaning,
    features: material.features,
    model,
    plan: { version: 1, target: 'outcome', steps: [] },
    recipe: { seed: 3 },
    ...more,
  })
}

/** Pipelines over every model format, link, calibration and target transform. */
export function samplePipelines(): readonly SamplePipeline[] {
  const random = randomFrom(11, 'sample pipelines')
  const dataset = sampleTable(5)
  const classTarget = (classes: number) => Float64Array.from({ length: rowCount }, () => random.integer(classes))
  const numbers = Float64Array.from({ length: rowCount }, () => random.normal())
  const two = classTarget(2)
  const three = classTarget(3)
  const treeOfTwo = encode(dataset, cleaning, 'tree', two, 'binary', 2)
  const linearOfTwo = encode(dataset, cleaning, 'linear', two, 'binary', 2)
  const plainTreeOfThree = encode(dataset, [], 'tree', three, 'multiclass', 3)
  const linearOfThree = encode(dataset, cleaning, 'linear', three, 'multiclass', 3)
  const treeOfNumbers = encode(dataset, [], 'tree', numbers, 'regression', 1)
  const linearOfNumbers = encode(dataset, cleaning, 'linear', numbers, 'regression', 1)
  const closedTree = encode(dataset, closedCleaning, 'tree', two, 'binary', 2)
  const closedLinear = encode(dataset, closedCleaning, 'linear', two, 'binary', 2)
  const closedOfThree = encode(dataset, closedCleaning, 'linear', three, 'multiclass', 3)
  const closedOfNumbers = encode(dataset, closedCleaning, 'linear', numbers, 'regression', 1)
  const binary = { task: 'binary', classes: 2, link: 'logistic' } as const
  const regression = { task: 'regression', classes: 1 } as const
  const boosted = (material: Material) => randomTrees(random, material.matrix, { ...binary, aggregate: 'sum' }, 12, 4)
  const combined = combineFeatures([linearOfTwo.spec, treeOfTwo.spec])
  const closedCombined = combineFeatures([closedLinear.spec, closedTree.spec])
  const isotonic = {
    kind: 'isotonic',
    x: Float64Array.of(0.1, 0.3, 0.3, 0.8),
    y: Float64Array.of(0.05, 0.2, 0.4, 0.9),
  } as const
  const intervals = {
    coverage: 0.9,
    at: Float64Array.of(-1, 0, 2),
    lower: Float64Array.of(1, 0.5, 2),
    upper: Float64Array.of(1, 1.5, 2.5),
  }
  const withSpec = (material: Material) => ({ ...material, features: material.spec })
  return [
    {
      name: 'binary, boosted trees, cleaning',
      pipeline: assemble(withSpec(treeOfTwo), boosted(treeOfTwo), { threshold: 0.37 }),
    },
    {
      name: 'binary, logistic regression, Platt',
      pipeline: assemble(withSpec(linearOfTwo), randomLinear(random, linearOfTwo.matrix, binary), {
        calibration: [{ kind: 'platt', slope: 0.8, intercept: -0.2 }],
      }),
    },
    {
      name: 'binary, blend of both, isotonic',
      pipeline: assemble(
        { ...linearOfTwo, features: combined },
        {
          version: 1,
          format: 'blend',
          ...binary,
          link: 'identity',
          members: [
            {
              weight: 0.3,
              model: randomLinear(random, linearOfTwo.matrix, binary),
              calibration: { kind: 'temperature', temperature: 1.7 },
            },
            { weight: 0.7, model: rebaseFeatures(boosted(treeOfTwo), combined.offsets[1]) },
          ],
        },
        { calibration: [isotonic] },
      ),
    },
    {
      name: 'multiclass, forest',
      pipeline: assemble(
        withSpec(plainTreeOfThree),
        randomTrees(
          random,
          plainTreeOfThree.matrix,
          { task: 'multiclass', classes: 3, link: 'mean-share', aggregate: 'mean' },
          7,
          5,
        ),
      ),
    },
    {
      name: 'multiclass, boosted trees, temperature',
      pipeline: assemble(
        withSpec(plainTreeOfThree),
        randomTrees(
          random,
          plainTreeOfThree.matrix,
          { task: 'multiclass', classes: 3, link: 'softmax', aggregate: 'sum' },
          9,
          4,
        ),
        { calibration: [{ kind: 'temperature', temperature: 0.6 }] },
      ),
    },
    {
      name: 'multiclass, softmax regression, isotonic',
      pipeline: assemble(
        withSpec(linearOfThree),
        randomLinear(random, linearOfThree.matrix, { task: 'multiclass', classes: 3, link: 'softmax' }),
        { calibration: [isotonic] },
      ),
    },
    {
      name: 'regression, boosted trees, log target',
      pipeline: assemble(
        withSpec(treeOfNumbers),
        randomTrees(random, treeOfNumbers.matrix, { ...regression, link: 'identity', aggregate: 'sum' }, 10, 4),
        { targetTransform: { kind: 'log', shift: 2, smearing: 1.1 }, intervals },
      ),
    },
    {
      name: 'regression, linear, Yeo–Johnson target',
      pipeline: assemble(
        withSpec(linearOfNumbers),
        randomLinear(random, linearOfNumbers.matrix, { ...regression, link: 'identity' }),
        { targetTransform: { kind: 'yeo-johnson', lambda: 0.4, smearing: 0.98 } },
      ),
    },
    {
      name: 'regression, trees with log link, isotonic',
      pipeline: assemble(
        withSpec(treeOfNumbers),
        randomTrees(random, treeOfNumbers.matrix, { ...regression, link: 'log', aggregate: 'mean' }, 5, 3),
        { calibration: [{ ...isotonic, x: Float64Array.of(0.5, 1, 3), y: Float64Array.of(0.4, 1.2, 3) }] },
      ),
    },
    {
      name: 'closed: binary, blend, isotonic',
      pipeline: assemble(
        { ...closedLinear, features: closedCombined },
        {
          version: 1,
          format: 'blend',
          ...binary,
          link: 'identity',
          members: [
            {
              weight: 0.3,
              model: randomLinear(random, closedLinear.matrix, binary),
              calibration: { kind: 'platt', slope: 1.2, intercept: 0.1 },
            },
            { weight: 0.7, model: rebaseFeatures(boosted(closedTree), closedCombined.offsets[1]) },
          ],
        },
        { calibration: [isotonic], threshold: 0.41 },
      ),
    },
    { name: 'closed: binary, boosted trees', pipeline: assemble(withSpec(closedTree), boosted(closedTree)) },
    {
      name: 'closed: multiclass, softmax regression',
      pipeline: assemble(
        withSpec(closedOfThree),
        randomLinear(random, closedOfThree.matrix, { task: 'multiclass', classes: 3, link: 'softmax' }),
      ),
    },
    {
      name: 'closed: regression, linear, Yeo–Johnson target',
      pipeline: assemble(
        withSpec(closedOfNumbers),
        randomLinear(random, closedOfNumbers.matrix, { ...regression, link: 'identity' }),
        { targetTransform: { kind: 'yeo-johnson', lambda: 1.3, smearing: 1.02 }, intervals },
      ),
    },
    {
      name: 'regression, constant',
      pipeline: assemble(
        { ...treeOfNumbers, features: { operations: [], features: [] } },
        {
          version: 1,
          format: 'linear',
          ...regression,
          link: 'identity',
          features: new Int32Array(),
          coefficients: new Float64Array(),
          intercepts: Float64Array.of(4.2),
        },
      ),
    },
    {
      name: 'closed: multiclass, softmax regression, costs',
      pipeline: assemble(
        withSpec(closedOfThree),
        randomLinear(random, closedOfThree.matrix, { task: 'multiclass', classes: 3, link: 'softmax' }),
        {
          costs: [0, 1, 4, 0.3, 0, 2.5, 1, 1, 0],
        },
      ),
    },
  ]
}

const texts: readonly string[] = [
  ...cities,
  'shop 3',
  'SHOP 3',
  'never seen',
  '',
  '  ',
  'low',
  'MEDIUM',
  'high',
  '$5',
  '1,5',
  '2024-02-30',
  '2/1/2024 1:00',
  ...notes,
]

/**
 * Rows that try every branch, each cell typed as the table would hold it: missing, unseen, infinite,
 * and numbers at every threshold and one unit in the last place beside it.
 */
export function typedRows(
  pipeline: FittedPipeline,
  count: number,
  seed: number,
): readonly { readonly [column: string]: number | string | null }[] {
  const random = randomFrom(seed, 'rows')
  const thresholds = treesOf(pipeline.model).flatMap((model) => [...model.threshold])
  const numberCell = (range: readonly [number, number]) => {
    const kind = random.next()
    if (kind < 0.15) return null
    if (kind < 0.45 && thresholds.length > 0)
      return beside(thresholds[random.integer(thresholds.length)], random.integer(3) - 1)
    return kind < 0.5 ? (random.next() - 0.5) * 1e6 : range[0] + Math.floor(random.next() * (range[1] - range[0]))
  }
  const textCell = (values: readonly string[]) =>
    random.next() < 0.15
      ? null
      : random.next() < 0.2
        ? texts[random.integer(texts.length)]
        : values[random.integer(values.length)]
  return Array.from({ length: count }, () =>
    Object.fromEntries(
      pipeline.inputs.map((input) => {
        const values = input.values ?? texts
        const text = () => {
          const cell = textCell(values)
          return cell !== null && cell.trim() === '' ? null : cell
        }
        const cell =
          input.kind === 'text'
            ? text()
            : input.type === 'boolean'
              ? [0, 1, null][random.integer(3)]
              : numberCell(input.range ?? [0, 1])
        return [input.name, input.type === 'datetime' && cell !== null ? Math.floor(cell as number) : cell]
      }),
    ),
  )
}

/** Rows as programs send them: texts in the file's format, absent and unknown columns, values of the wrong kind. */
export function looseRows(pipeline: FittedPipeline, count: number, seed: number): readonly InputRow[] {
  const random = randomFrom(seed, 'loose rows')
  const loosen = (cell: number | string | null): InputRow[string] =>
    [
      cell,
      cell,
      String(cell),
      ` ${String(cell)} `,
      undefined,
      random.next() < 0.5,
      new Date(Date.UTC(2020, 1, 3)),
      'x1',
      NaN,
      3,
      'yes',
      'TRUE',
      '2020-05-06T07:08:09Z',
      'Infinity',
    ][random.integer(14)]
  return typedRows(pipeline, count, seed).map((row) => {
    const entries = Object.entries(row).filter(() => random.next() > 0.05)
    return Object.fromEntries([
      ...entries.map(([name, cell]) => [name, random.next() < 0.5 ? cell : loosen(cell)]),
      ...(random.next() < 0.1 ? [['extra', 1]] : []),
    ]) as InputRow
  })
}

function treesOf(model: Model): readonly TreesModel[] {
  if (model.format === 'blend') return model.members.flatMap((member) => treesOf(member.model))
  return model.format === 'trees' ? [model] : []
}

/** The float64 so many steps above (or below) a number. */
function beside(value: number, steps: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value === 0 ? Number.MIN_VALUE : value)
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(steps))
  return view.getFloat64(0)
}
