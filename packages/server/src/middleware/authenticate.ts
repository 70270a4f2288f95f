import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../app-env.ts'
import type { Services } from '../services/services.ts'

/** Finds out who asks: a key in `Authorization` wins over a cookie. Whether that is enough, each route says. */
export function authenticate({ auth, keys, activity }: Pick<Services, 'auth' | 'keys' | 'activity'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const key = /^Bearer (csva_\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (key !== undefined) {
      c.set('principal', await keys.principalOf(key))
    } else {
      const found = await auth.principalOf(c.req.raw.headers)
      c.set('principal', found?.value ?? null)
      found?.cookies.forEach((cookie) => c.header('set-cookie', cookie, { append: true }))
    }
    const principal = c.get('principal')
    if (principal) await activity.note(principal.userId)
    await next()
  })
}
