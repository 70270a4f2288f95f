import { describe, expect, test } from 'vitest'
import { exporters } from '../../src/export/index.ts'
import { assemblePipeline } from '../../src/fitted/assemble-pipeline.ts'
import { columnsRead, columnsWritten } from '../../src/transforms/dependencies.ts'
import type { ColumnOperation, OperationName } from '../../src/transforms/operation.ts'
import { operations } from '../../src/transforms/operations/index.ts'
import { randomLinear, sampleTable } from './sample-pipelines.ts'
import { randomFrom } from '../../src/util/random.ts'

type Examples = { readonly [N in OperationName]: readonly Extract<ColumnOperation, { op: N }>[] }

/** Each operation on each kind of column that it takes; the type makes a new one impossible to forget. */
const examples: Examples = {
  parseNumber: [{ op: 'parseNumber', from: 'price', to: 'out', format: { decimal: '.', strip: ['$'] } }],
  parseDate: [{ op: 'parseDate', from: 'day', to: 'out', formats: ['YYYY-MM-DD'] }],
  formatNumber: [{ op: 'formatNumber', from: 'age', to: 'out' }],
  normalizeText: [{ op: 'normalizeText', from: 'city', to: 'out', steps: ['trim', 'lowerCase'] }],
  mapText: [{ op: 'mapText', from: 'city', to: 'out', map: { PARIS: 'Paris' }, other: 'keep' }],
  lookUp: [{ op: 'lookUp', from: 'city', to: 'out', table: { Paris: 1 }, other: 0, missing: null }],
  splitText: [{ op: 'splitText', from: 'note', to: 'out', separator: ' ', part: 0 }],
  fill: [
    { op: 'fill', from: 'age', to: 'out', value: 5 },
    { op: 'fill', from: 'city', to: 'out', value: 'Paris' },
  ],
  fillBy: [
    { op: 'fillBy', from: 'age', by: 'city', to: 'out', table: { Paris: 3 }, value: 4 },
    { op: 'fillBy', from: 'shop', by: 'city', to: 'out', table: { Paris: 'shop 1' }, value: 'shop 2' },
  ],
  missingIf: [
    { op: 'missingIf', from: 'age', to: 'out', values: [1] },
    { op: 'missingIf', from: 'city', to: 'out', values: ['Lyon'] },
  ],
  clip: [{ op: 'clip', from: 'age', to: 'out', lower: 0, upper: 2 }],
  affine: [{ op: 'affine', from: 'age', to: 'out', scale: 2, offset: 1 }],
  log: [{ op: 'log', from: 'income', to: 'out', shift: 1 }],
  power: [{ op: 'power', from: 'income', to: 'out', method: 'yeo-johnson', lambda: 0.5 }],
  product: [{ op: 'product', from: 'age', by: 'income', to: 'out' }],
  sum: [{ op: 'sum', from: 'age', by: 'income', to: 'out', weight: -0.5 }],
  indicator: [
    { op: 'indicator', from: 'age', to: 'out', of: 'missing' },
    { op: 'indicator', from: 'city', to: 'out', of: { notIn: ['Paris'] } },
  ],
  datePart: [{ op: 'datePart', from: 'joined', to: 'out', part: 'weekOfYear' }],
  tokens: [
    { op: 'tokens', from: 'note', to: 'out', tokenizer: 'word', weights: { good: [0, 1] }, columns: 1, norm: 'l2' },
    { op: 'tokens', from: 'note', to: 'out', tokenizer: 'char3', weights: { goo: [0, 1] }, columns: 1, norm: 'l2' },
  ],
  textLength: [{ op: 'textLength', from: 'note', to: 'out', unit: 'words' }],
  keep: [{ op: 'keep', columns: ['age'] }],
  drop: [{ op: 'drop', columns: ['city'] }],
}

const cases = Object.keys(operations).flatMap((name) =>
  examples[name as OperationName].map((operation) => ({
    what: 'from' in operation ? `${name} of ${operation.from}` : name,
    operation,
  })),
)
const dataset = sampleTable(5)
const writesText = (operation: ColumnOperation): boolean =>
  ['formatNumber', 'normalizeText', 'mapText', 'splitText'].includes(operation.op) ||
  ('from' in operation &&
    ['city', 'shop'].includes(operation.from) &&
    ['fill', 'fillBy', 'missingIf'].includes(operation.op))

/** One model of one feature: what the operation writes, texts as an indicator. */
function pipelineOf(operation: ColumnOperation) {
  const [written = 'age'] = columnsWritten(operation)
  const [source = 'age'] = columnsRead(operation)
  const encoded: ColumnOperation = { op: 'indicator', from: written, to: 'encoded', of: { equals: 'Paris' } }
  const isText = writesText(operation)
  const features = [{ name: isText ? 'encoded' : written, kind: 'numeric', source }] as const
  const matrix = { rowCount: 1, features, columns: [Float64Array.of(0)] }
  return assemblePipeline({
    dataset,
    task: 'regression',
    target: 'outcome',
    cleaning: [operation],
    features: { operations: isText ? [encoded] : [], features },
    model: randomLinear(randomFrom(1, 'refusals'), matrix, { task: 'regression', classes: 1, link: 'identity' }),
    plan: { version: 1, target: 'outcome', steps: [] },
    recipe: {},
  })
}

/** What a format says when it cannot write an operation; null when it prints it. */
async function refusal(format: string, operation: ColumnOperation): Promise<string | null> {
  try {
    const printed = await exporters[format as keyof typeof exporters].export(pipelineOf(operation))
    expect(printed.length).toBeGreaterThan(0)
    return null
  } catch (error) {
    expect(error).toMatchObject({
      code: 'not-exportable',
      details: { column: 'from' in operation ? operation.from : null },
    })
    return (error as Error).message
  }
}

describe.each(['json', 'javascript', 'python'])('%s', (format) => {
  test.each(cases)('writes $what', async ({ operation }) => {
    expect(await refusal(format, operation)).toBeNull()
  })
})

const refused: { readonly [format: string]: readonly string[] } = {
  sql: [
    'parseNumber of price',
    'parseDate of day',
    'formatNumber of age',
    'splitText of note',
    'fillBy of shop',
    'tokens of note',
    'tokens of note',
    'textLength of note',
  ],
  onnx: [
    'parseNumber of price',
    'parseDate of day',
    'formatNumber of age',
    'splitText of note',
    'fillBy of shop',
    'tokens of note',
  ],
}

describe.each(['sql', 'onnx', 'mlflow'])('%s', (format) => {
  test('writes an operation, or says in one sentence which, of which column, and what to do', async () => {
    const silent: string[] = []
    for (const { what, operation } of cases) {
      const message = await refusal(format, operation)
      if (message === null) continue
      silent.push(what)
      const { from } = operation as { readonly from: string }
      expect(message).toMatch(
        new RegExp(
          `^this pipeline cannot be exported as (SQL|ONNX): [^.\\n]+ \\("${from}"\\) cannot be written [^.;\\n]+; (fit without that column|leave the step out|fill it with one value)[^.;\\n]+ or export as [^.;\\n]+$`,
        ),
      )
    }
    expect(silent.toSorted()).toEqual((refused[format] ?? refused.onnx).toSorted())
  })
})
