import { z } from '@hono/zod-openapi'
import { cleaningPlan } from './dataset.ts'

export const trainingRequest = z
  .object({
    target: z.string().min(1),
    plan: cleaningPlan
      .nullable()
      .optional()
      .openapi({ description: 'absent: the saved plan, else the suggested one; null: no cleaning' }),
    positive: z.string().optional(),
    learners: z.array(z.string()).min(1).max(50).optional(),
    effort: z.enum(['low', 'medium', 'high']).default('medium'),
    maxSeconds: z
      .number()
      .positive()
      .max(24 * 3600)
      .optional(),
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(0),
  })
  .openapi('TrainingRequest')

export const jobInfo = z
  .object({
    id: z.uuid(),
    kind: z.literal('train'),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    datasetId: z.uuid(),
    datasetName: z.string(),
    target: z.string(),
    effort: z.string(),
    attempt: z.number().int().openapi({ description: 'grows when a worker died and another took over' }),
    problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    modelId: z.string().nullable(),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .openapi('Job')
