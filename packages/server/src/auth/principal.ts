import { CsvAnalyzerError } from '@csvanalyzer/core'

export const scopes = ['read', 'write', 'predict'] as const
export type Scope = (typeof scopes)[number]

/** Who asks, and by what right. */
export interface Principal {
  readonly userId: string
  readonly email: string
  readonly name: string
  readonly role: 'user' | 'admin'
  /** A cookie may do everything that its owner may; a key only what its scopes say. */
  readonly by: 'cookie' | 'key'
  readonly scopes: readonly Scope[]
}

export function requireScope(principal: Principal | null, scope: Scope): Principal {
  if (!principal) throw unauthenticated()
  if (!principal.scopes.includes(scope)) {
    throw new CsvAnalyzerError('missing-scope', `this key lacks the scope "${scope}"; make one that has it`, { scope })
  }
  return principal
}

/** Accounts, keys and administration are for people, never for keys. */
export function requirePerson(principal: Principal | null): Principal {
  if (!principal) throw unauthenticated()
  if (principal.by !== 'cookie') {
    throw new CsvAnalyzerError('forbidden', 'this cannot be done with an API key; sign in with e-mail and password', {})
  }
  return principal
}

export function requireAdmin(principal: Principal | null): Principal {
  const person = requirePerson(principal)
  if (person.role !== 'admin') throw new CsvAnalyzerError('forbidden', 'only an administrator may do this', {})
  return person
}

function unauthenticated(): CsvAnalyzerError {
  return new CsvAnalyzerError(
    'unauthenticated',
    'nobody is signed in; sign in with e-mail and password, or send "Authorization: Bearer csva_…"',
    {},
  )
}
