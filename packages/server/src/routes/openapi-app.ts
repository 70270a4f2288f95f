import { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from '../app-env.ts'
import { problem } from '../problem.ts'
import { sendProblem } from '../send-problem.ts'

/** An app whose routes are checked by their schemas; what does not fit is answered with where and what. */
export function openapiApp(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => {
      if (result.success) return
      const errors = result.error.issues.map(({ path, message }) => ({ pointer: pointerOf(path), detail: message }))
      const detail = `the ${partNames[result.target] ?? 'request'} does not fit: ${errors.map((e) => `${e.pointer || '/'} ${e.detail}`).join('; ')}`
      return sendProblem(c, {
        ...problem('invalid-input', detail.slice(0, 2000)),
        title: 'The input does not fit',
        errors: errors.slice(0, 50),
      })
    },
  })
}

const partNames: { readonly [target: string]: string } = {
  json: 'body',
  query: 'query',
  param: 'path',
  header: 'header',
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
