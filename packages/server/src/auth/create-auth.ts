import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { admin } from 'better-auth/plugins'
import * as authSchema from '../storage/auth-schema.ts'
import type { Database } from '../storage/database.ts'

/** Where better-auth believes its routes to be; only our own routes forward to them. */
export const authPath = '/internal/auth'
/** The header by which we tell better-auth whom a request comes from; one sent by a client is overwritten. */
export const clientAddressHeader = 'x-csva-client-address'

export interface AuthOptions {
  readonly baseUrl: string
  readonly trustedOrigins: readonly string[]
  readonly secret: string
  readonly signUp: boolean
  /** Wrong passwords and sign-ups from one address per minute. */
  readonly attemptsPerMinute: number
}

/** OWASP's minimum for argon2id: 19 MiB, two passes. */
const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A small surface on purpose: e-mail and password, and the admin plugin. */
export function createAuth(database: Database, options: AuthOptions) {
  const { attemptsPerMinute } = options
  return betterAuth({
    appName: 'CSV Analyzer',
    baseURL: options.baseUrl,
    basePath: authPath,
    secret: options.secret,
    trustedOrigins: [...options.trustedOrigins],
    database: drizzleAdapter(database.orm, { provider: 'pg', schema: authSchema, transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: !options.signUp,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      password: {
        hash: (password) => hash(password, argon2),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
    },
    session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: attemptsPerMinute },
        '/sign-up/email': { window: 60, max: attemptsPerMinute },
        '/change-password': { window: 60, max: attemptsPerMinute },
      },
    },
    advanced: {
      cookiePrefix: 'csva',
      useSecureCookies: options.baseUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    plugins: [admin()],
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

export type Auth = ReturnType<typeof createAuth>
