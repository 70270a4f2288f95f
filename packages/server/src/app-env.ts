import type { HttpBindings } from '@hono/node-server'
import type { Principal } from './auth/principal.ts'
import type { Logger } from './logger.ts'

/** What handlers find in the context. */
export interface AppEnv {
  readonly Bindings: Partial<HttpBindings>
  readonly Variables: {
    requestId: string
    log: Logger
    principal: Principal | null
    clientAddress: string
  }
}
