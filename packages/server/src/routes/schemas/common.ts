import { z } from '@hono/zod-openapi'
import type { JsonObject } from '@csvanalyzer/core'

export const idParam = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) })

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
})

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item).readonly(),
    next: z.string().nullable().openapi({ description: 'cursor of the next page; null on the last' }),
  })
}

/** A plain value of the library, described in its reference; passed through as it is. */
export function coreValue<T>(name: string, description: string, type: 'object' | 'array' = 'object') {
  const shape =
    type === 'array'
      ? { type: 'array' as const, items: { type: 'object' as const } }
      : { type: 'object' as const, additionalProperties: true }
  return z.custom<T>((value) => typeof value === 'object' && value !== null).openapi(name, { ...shape, description })
}

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    details: coreValue<JsonObject>('ProblemDetails', 'the values that the problem speaks of').optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    requestId: z.string().optional(),
  })
  .openapi('Problem', { description: 'RFC 9457; `code` is stable, `detail` is one sentence for people' })

export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

const texts = {
  400: 'the request cannot be read',
  401: 'nobody is signed in, or the key is wrong',
  403: 'not allowed',
  404: 'not there, or not yours',
  409: 'conflicts with the present state',
  412: 'changed in the meantime',
  413: 'too large',
  415: 'unsupported media type',
  422: 'the input does not fit',
  428: 'If-Match is required',
  429: 'too many requests',
} as const

/** The problems that a route may answer with, beside those that any may. */
export function problems<const S extends keyof typeof texts = never>(...statuses: readonly S[]) {
  const all = [...new Set([...statuses, 422, 429] as const)]
  const entry = (status: keyof typeof texts) => [
    status,
    { description: texts[status], content: { 'application/problem+json': { schema: problemSchema } } },
  ]
  return Object.fromEntries(all.map(entry)) as Record<never, never>
}

export const signedIn: Record<string, string[]>[] = [{ session: [] }, { apiKey: [] }]
export const personOnly: Record<string, string[]>[] = [{ session: [] }]

export const noContent = { description: 'done' }
