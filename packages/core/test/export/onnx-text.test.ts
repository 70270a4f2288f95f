import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as ort from 'onnxruntime-web'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPython } from '../../../../scripts/find-python.js'
import { exportModel } from '../../src/export/export-model.ts'
import type { FittedPipeline } from '../../src/fitted/fitted-pipeline.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import type { ColumnOperation } from '../../src/transforms/operation.ts'
import { samplePipelines } from './sample-pipelines.ts'

const python = findPython()
const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-onnx-text-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(() => {
  ort.env.wasm.numThreads = 1
})

const texts: readonly (string | null)[] = [
  'Braund, Mr. Owen Harris',
  'mr MR mR.mr,mr—Mr',
  'mr',
  'mrs smr mr1 1mr m r',
  'Ünïcode mr’s ÉTÉ été Été',
  'tab\tmr\u00a0mr\u2003mr\nline',
  '  two  spaces ',
  '日本 😀 mr',
  'ΟΔΟΣ οδος',
  'K2 \u212a2 k2',
  '-- ... --',
  `${'x'.repeat(1000)} mr ${'é😀'.repeat(300)}`,
  Array(70).fill('mr').join(' '),
  'known one',
  null,
]

const weights = { mr: [0, 1.3], été: [1, 0.7], k2: [1, 2.1], οδος: [2, 0.1], owen: [3, 1.7] } as const
const tokens = { op: 'tokens', from: 'note', to: 'words', tokenizer: 'word', weights, columns: 4 } as const
const length = { op: 'textLength', from: 'note', to: 'length' } as const
const tidy: ColumnOperation = { op: 'normalizeText', from: 'note', to: 'note', steps: ['trim', 'collapseSpaces'] }
const known: ColumnOperation = {
  op: 'mapText',
  from: 'note',
  to: 'note',
  map: { 'known one': 'mr known' },
  other: 'keep',
}

type Case = readonly [name: string, operations: readonly ColumnOperation[], features: readonly string[]]
const columns = ['words#0', 'words#1', 'words#2', 'words#3']
const cases: readonly Case[] = [
  ['how often words stand in a text', [{ ...tokens, norm: 'none' }], columns],
  ['of length 1', [{ ...tokens, norm: 'l2' }], columns],
  ['after tidying and a table', [tidy, known, { ...tokens, norm: 'l2' }], columns],
  ['the number of characters', [{ ...length, unit: 'characters' }], ['length']],
  ['the number of characters after tidying', [tidy, known, { ...length, unit: 'characters' }], ['length']],
  ['the number of words', [known, { ...length, unit: 'words' }], ['length']],
]

/** A pipeline that gives back the sum of its features, each in a decimal place of its own. */
function reading(operations: readonly ColumnOperation[], features: readonly string[]): FittedPipeline {
  const { pipeline } = samplePipelines().find(({ name }) => name === 'regression, constant')!
  const note = {
    name: 'note',
    kind: 'text',
    type: 'text',
    format: {},
    missingShare: 0.1,
    range: null,
    values: null,
    usual: null,
  } as const
  return {
    ...pipeline,
    inputs: [note],
    operations,
    features: features.map((name) => ({ name, kind: 'numeric', source: 'note' })),
    targetTransform: { kind: 'identity' },
    intervals: null,
    model: {
      ...(pipeline.model as Extract<FittedPipeline['model'], { format: 'linear' }>),
      features: Int32Array.from(features.keys()),
      coefficients: Float64Array.from(features, (_, i) => 1000 ** i),
      intercepts: Float64Array.of(0),
    },
  }
}

describe.each(cases)('%s', (_, operations, features) => {
  const pipeline = reading(operations, features)
  const ours = ownAnswers(pipeline)
  const cells = texts.map((text) => text ?? '')

  test('differ from text to text', () => expect(new Set(ours).size).toBeGreaterThan(4))

  test('onnxruntime-web counts as our predictor does', async () => {
    const session = await ort.InferenceSession.create(await exportModel(pipeline, 'onnx'))
    const run = async (batch: readonly string[]) => {
      const { prediction } = await session.run({ note: new ort.Tensor('string', batch as string[], [batch.length]) })
      return [...(prediction.data as Float64Array)]
    }
    expectClose(await run(cells), ours)
    // a batch of which nothing is left after cutting
    expectClose(await run(['', '']), [ours.at(-1)!, ours.at(-1)!])
    await session.release()
  })
})

test.skipIf(python === null)('onnxruntime in Python counts so too, after the checker of onnx', async () => {
  const pipelines = cases.map(([, operations, features]) => reading(operations, features))
  for (const [i, pipeline] of pipelines.entries()) {
    writeFileSync(join(folder, `${i}.onnx`), await exportModel(pipeline, 'onnx'))
  }
  writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts.map((text) => text ?? '')))
  const run = spawnSync(python!, ['-c', driver, folder, String(cases.length)], { encoding: 'utf8' })
  expect(run.stderr).toBe('')
  const theirs = JSON.parse(run.stdout) as readonly (readonly number[])[]
  pipelines.forEach((pipeline, i) => expectClose(theirs[i], ownAnswers(pipeline)))
})

const driver = `
import json, sys
import numpy as np, onnx, onnxruntime
texts = np.array(json.load(open(sys.argv[1] + '/texts.json', encoding='utf-8')), dtype=object)
answers = []
for i in range(int(sys.argv[2])):
    path = f'{sys.argv[1]}/{i}.onnx'
    onnx.checker.check_model(onnx.load(path), full_check=True)
    session = onnxruntime.InferenceSession(path, providers=['CPUExecutionProvider'])
    answers.append(session.run(None, {'note': texts})[0].tolist())
print(json.dumps(answers))
`

const ownAnswers = (pipeline: FittedPipeline): readonly number[] => [
  ...predictPipeline(
    pipeline,
    texts.map((note) => ({ note })),
  ).prediction.values,
]

function expectClose(theirs: readonly number[], ours: readonly number[]): void {
  const differing = theirs.flatMap((value, row) =>
    Math.abs(value - ours[row]) <= 1e-9 * Math.max(1, Math.abs(ours[row])) ? [] : [[texts[row], value, ours[row]]],
  )
  expect(differing).toEqual([])
}

test.each<[string, ColumnOperation]>([
  ['upperCase', { ...tidy, steps: ['upperCase'] } as ColumnOperation],
  ['nfkc', { ...tidy, steps: ['nfkc'] } as ColumnOperation],
])('words after %s are refused with the reason', async (step, operation) => {
  const pipeline = reading([operation, { ...tokens, norm: 'l2' }], columns)
  await expect(exportModel(pipeline, 'onnx')).rejects.toMatchObject({
    code: 'not-exportable',
    message: expect.stringContaining(`after ${step}`),
  })
})
