import type { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from '../app-env.ts'

const description = `From a CSV file to a model that can be trusted and used.

Sign in with a cookie (\`/api/v1/auth/sign-in\`), or send \`Authorization: Bearer csva_…\` with a key that has the scope.
Every problem is \`application/problem+json\` (RFC 9457) with a stable \`code\`. Lists are pages: pass \`next\` as \`cursor\`.`

/** OpenAPI 3.1 at /openapi.json, made of the routes themselves. */
export function describeApi(app: OpenAPIHono<AppEnv>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'csva.session_token',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'csva_…',
  })
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'CSV Analyzer', version: '1', description },
    tags: [
      { name: 'auth', description: 'Accounts and sessions' },
      { name: 'keys', description: 'API keys' },
      { name: 'samples', description: 'Files ready to try' },
      { name: 'datasets', description: 'Files, rows, profiles and plans' },
      { name: 'jobs', description: 'Training and its progress' },
      { name: 'models', description: 'Leaderboards, evaluations, predictions, exports' },
      { name: 'admin', description: 'For administrators' },
      { name: 'operations', description: 'Health and figures' },
    ],
  })
}
