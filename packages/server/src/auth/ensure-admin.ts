import { CsvAnalyzerError } from '@csvanalyzer/core'
import { verify } from '@node-rs/argon2'
import { and, eq } from 'drizzle-orm'
import { account, user } from '../storage/auth-schema.ts'
import type { Database } from '../storage/database.ts'
import type { Auth } from './create-auth.ts'

export interface AdminCredentials {
  readonly email: string
  readonly password: string
}

/**
 * Makes the person named in the environment an administrator. Somebody may have signed up with that address before the
 * operator did: an existing account is promoted only if the password fits.
 */
export async function ensureAdmin(database: Database, auth: Auth, credentials: AdminCredentials): Promise<void> {
  const email = credentials.email.toLowerCase()
  const [found] = await database.orm
    .select({ id: user.id, role: user.role, password: account.password })
    .from(user)
    .leftJoin(account, and(eq(account.userId, user.id), eq(account.providerId, 'credential')))
    .where(eq(user.email, email))
  if (!found) {
    await auth.api.createUser({ body: { email, password: credentials.password, name: 'Administrator', role: 'admin' } })
    return
  }
  if (found.role === 'admin') return
  if (!found.password || !(await verify(found.password, credentials.password))) {
    throw new CsvAnalyzerError(
      'admin-not-promoted',
      `an account for ${email} exists with another password than CSVA_ADMIN_PASSWORD; it was not made an administrator`,
      {},
    )
  }
  await database.orm.update(user).set({ role: 'admin', updatedAt: new Date() }).where(eq(user.id, found.id))
}
