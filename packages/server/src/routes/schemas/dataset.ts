import { z } from '@hono/zod-openapi'
import type { CleaningPlan, ColumnType, DatasetSummary, JsonObject, SessionLoadOptions } from '@csvanalyzer/core'
import { coreValue } from './common.ts'

export const datasetInfo = z
  .object({
    id: z.uuid(),
    name: z.string(),
    byteCount: z.number().int(),
    rowCount: z.number().int(),
    columnCount: z.number().int(),
    columns: z
      .array(z.object({ name: z.string(), type: z.string() }))
      .readonly()
      .openapi({ description: 'at most the first 500' }),
    target: z.string().nullable(),
    version: z.number().int().openapi({ description: 'also the ETag' }),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .openapi('Dataset')

export const datasetDetail = datasetInfo
  .extend({
    summary: coreValue<DatasetSummary>(
      'DatasetSummary',
      'columns with type and reason, dialect, rejected rows, findings',
    ),
  })
  .openapi('DatasetDetail')

const columnType = z.string().max(20) as unknown as z.ZodType<ColumnType>

export const loadOptions = z
  .object({
    delimiter: z.string().min(1).max(4).optional(),
    quote: z.enum(['"', "'"]).nullable().optional(),
    encoding: z.string().max(40).optional(),
    header: z.boolean().optional(),
    types: z.record(z.string(), columnType).optional(),
  })
  .openapi('LoadOptions', {
    description: 'how to read the file; what is absent is found out',
  }) satisfies z.ZodType<SessionLoadOptions>

const preview = z.object({
  row: z.number().int(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  dropped: z.boolean().optional(),
})

const plainObject = z
  .custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
  .openapi({ type: 'object' })

export const cleaningStep = z
  .object({
    id: z.string().min(1).max(500),
    action: z.string().min(1).max(100),
    column: z.string().nullable(),
    options: plainObject,
    learned: plainObject.nullable().default(null),
    status: z.enum(['suggested', 'accepted', 'rejected', 'undone']),
    reason: z.string().max(5000),
    rule: z
      .object({ kind: z.string(), confidence: z.number(), path: z.array(z.string()).readonly() })
      .nullable()
      .default(null),
    affected: z.object({ cells: z.number(), rows: z.number() }),
    preview: z.array(preview).max(50).readonly().default([]),
    finding: z.string().nullable().default(null),
  })
  .openapi('CleaningStep')

export const cleaningPlan = z
  .object({ version: z.literal(1), target: z.string().nullable(), steps: z.array(cleaningStep).max(10_000).readonly() })
  .openapi('CleaningPlan') satisfies z.ZodType<CleaningPlan>

export const storedPlan = z
  .object({
    plan: cleaningPlan,
    saved: z.boolean().openapi({ description: 'false: a suggestion that nobody has saved' }),
    version: z.number().int(),
  })
  .openapi('StoredPlan')

const filter = z.union([
  z.object({ column: z.string(), values: z.array(z.string()).max(10_000) }),
  z.object({ column: z.string(), from: z.number(), to: z.number() }),
  z.object({ search: z.string().max(1000) }),
])

/** Pages by number, for a grid that jumps. */
export const rowsQuery = z
  .object({
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(1000).default(500),
    plan: cleaningPlan.optional(),
    sort: z.object({ column: z.string(), descending: z.boolean() }).optional(),
    filters: z.array(filter).max(100).optional(),
  })
  .openapi('RowsQuery')

export const rowsPage = z
  .object({
    total: z.number().int(),
    offset: z.number().int(),
    names: z.array(z.string()).readonly(),
    rows: z
      .array(z.object({ index: z.number().int(), cells: z.array(z.string().nullable()).readonly() }))
      .readonly()
      .openapi({
        description: '`index` is the row in the file, counted from 0; cells are texts as they stand, null is missing',
      }),
  })
  .openapi('RowsPage')
