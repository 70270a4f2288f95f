import { findPostgres } from '../find-postgres.js'
import { installFromDebian } from './debian.js'

/** The programs of PostgreSQL for the tests: those at hand, else Debian's; null where none can be had. */
export async function postgresOrInstalled() {
  if (findPostgres() === null) await installFromDebian('postgresql')
  return findPostgres()
}
