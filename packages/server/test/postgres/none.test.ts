import { test } from 'vitest'

test.skip('everything again on PostgreSQL: it is not installed here', () => {})
