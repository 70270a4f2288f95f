import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from '../app-env.ts'

const answers = ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"]

/** The page: own files only; WebAssembly may be compiled; no inline script and no inline style. */
const page = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

/** Swagger UI sets styles from its script and draws icons from data addresses. */
const docs = [...page.filter((rule) => !rule.startsWith('style-src')), "style-src 'self' 'unsafe-inline'"]

const policies = { answers, page, docs } as const

/** A handler may set its own policy by `content-security-policy`; everything else gets that of plain answers. */
export function securityHeaders(https: boolean) {
  const base = secureHeaders({
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginEmbedderPolicy: 'require-corp',
    crossOriginResourcePolicy: 'same-origin',
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    strictTransportSecurity: https ? 'max-age=31536000; includeSubDomains' : false,
  })
  return createMiddleware<AppEnv>(async (c, next) => {
    await base(c, next)
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', policyOf('answers'))
  })
}

export function policyOf(kind: keyof typeof policies): string {
  return policies[kind].join('; ')
}
