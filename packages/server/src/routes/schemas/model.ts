import { z } from '@hono/zod-openapi'
import type { Finding, InputColumn, InputRow } from '@csvanalyzer/core'
import { coreValue } from './common.ts'
import { cleaningPlan } from './dataset.ts'

export const modelInfo = z
  .object({
    id: z.uuid(),
    name: z.string(),
    datasetId: z.uuid(),
    target: z.string(),
    task: z.string(),
    learner: z.string(),
    metric: z.string(),
    score: z.number().nullable().openapi({ description: 'out of fold' }),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    baseline: z.number().nullable().openapi({ description: 'the score of always answering the same' }),
    hash: z.string(),
    byteCount: z.number().int(),
    trainingSeconds: z.number(),
    mlflowRunId: z.string().nullable(),
    createdAt: z.string(),
  })
  .openapi('Model')

export const modelDetail = modelInfo
  .extend({
    schema: z.object({
      inputs: z
        .array(coreValue<InputColumn>('InputColumn', 'a column that prediction reads: kind, type, range, known values'))
        .readonly(),
      plan: cleaningPlan.openapi({ description: 'the cleaning steps that the model replays, as fitted' }),
      task: z.string(),
      target: z.string(),
      classes: z.array(z.string()).readonly(),
      positive: z.string().nullable(),
      threshold: z.number(),
    }),
  })
  .openapi('ModelDetail')

const cell = z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()])

export const predictRequest = z
  .object({ rows: z.array(z.record(z.string(), cell)).min(1).max(10_000) as unknown as z.ZodType<readonly InputRow[]> })
  .openapi('PredictRequest')

const finding = coreValue<Finding>('Finding', 'a problem of the data: code, severity, column, sentence, evidence')

export const predictResponse = z
  .object({
    modelId: z.string(),
    predictions: z
      .array(
        z.object({
          prediction: z.union([z.string(), z.number()]),
          probabilities: z.record(z.string(), z.number()).nullable(),
          interval: z.tuple([z.number(), z.number()]).readonly().nullable(),
          inDomain: z.boolean(),
          findings: z.array(finding).readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('PredictResponse')
