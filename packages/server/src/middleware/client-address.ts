import { isIP } from 'node:net'
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../app-env.ts'

/**
 * Whom a request comes from: the socket, or what the outermost trusted proxy wrote. Each trusted proxy appends one
 * address to X-Forwarded-For, so with n of them the n-th from the right is the first that cannot be forged.
 */
export function clientAddress(trustedProxies: number) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const socket = c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1'
    const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
    const claimed = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined
    c.set('clientAddress', claimed && isIP(claimed) ? claimed : socket)
    await next()
  })
}
