import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Principal, Scope } from '../auth/principal.ts'
import { user } from '../storage/auth-schema.ts'
import type { Database } from '../storage/database.ts'
import { apiKey } from '../storage/schema.ts'

export interface KeyOptions {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date | null
}

export interface KeyInfo {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly scopes: readonly Scope[]
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
}

/** A key whose last use is noted at most this often. */
const noteUseMilliseconds = 60_000

/** API keys: 256 random bits behind `csva_`, of which only the SHA-256 is kept. */
export function keyService({ orm }: Database) {
  const noted = new Map<string, number>()

  async function create(principal: Principal, options: KeyOptions): Promise<KeyInfo & { readonly key: string }> {
    const key = `csva_${randomBytes(32).toString('base64url')}`
    const [row] = await orm
      .insert(apiKey)
      .values({
        id: randomUUID(),
        ownerId: principal.userId,
        name: options.name,
        prefix: key.slice(0, 11),
        hash: sha256(key),
        scopes: options.scopes,
        expiresAt: options.expiresAt,
      })
      .returning()
    return { ...toInfo(row), key }
  }

  async function list(principal: Principal): Promise<readonly KeyInfo[]> {
    const rows = await orm
      .select()
      .from(apiKey)
      .where(and(eq(apiKey.ownerId, principal.userId), isNull(apiKey.revokedAt)))
      .orderBy(desc(apiKey.createdAt))
      .limit(200)
    return rows.map(toInfo)
  }

  async function revoke(principal: Principal, id: string): Promise<void> {
    const revoked = await orm
      .update(apiKey)
      .set({ revokedAt: new Date() })
      .where(and(eq(apiKey.id, id), eq(apiKey.ownerId, principal.userId), isNull(apiKey.revokedAt)))
      .returning({ id: apiKey.id })
    if (revoked.length === 0) throw new CsvAnalyzerError('not-found', `there is no key ${id}`, { id })
  }

  /** @throws CsvAnalyzerError `invalid-api-key`, the same for unknown, revoked and expired ones. */
  async function principalOf(key: string): Promise<Principal> {
    const [row] = await orm
      .select({ key: apiKey, user })
      .from(apiKey)
      .innerJoin(user, eq(user.id, apiKey.ownerId))
      .where(eq(apiKey.hash, sha256(key)))
    if (
      !row ||
      row.key.revokedAt ||
      row.user.banned ||
      (row.key.expiresAt && row.key.expiresAt.getTime() <= Date.now())
    ) {
      throw new CsvAnalyzerError('invalid-api-key', 'this API key is unknown, revoked or expired', {})
    }
    await noteUse(row.key.id)
    const { id: userId, email, name } = row.user
    return { userId, email, name, role: 'user', by: 'key', scopes: row.key.scopes as readonly Scope[] }
  }

  async function noteUse(id: string): Promise<void> {
    const now = Date.now()
    if (now - (noted.get(id) ?? 0) < noteUseMilliseconds) return
    noted.set(id, now)
    await orm
      .update(apiKey)
      .set({ lastUsedAt: new Date(now) })
      .where(eq(apiKey.id, id))
  }

  return { create, list, revoke, principalOf }
}

export type KeyService = ReturnType<typeof keyService>

function toInfo(row: typeof apiKey.$inferSelect): KeyInfo {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes as readonly Scope[],
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
