/** The folder of PostgreSQL's programs, the newest of Debian's layout; null where there is none. */
export function findPostgres(): string | null
