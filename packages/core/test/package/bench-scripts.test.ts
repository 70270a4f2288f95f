import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> }

test('every benchmark is a script of the repository, and every such script has its file', () => {
  // A file named make-… writes what another measures.
  const files = readdirSync(`${root}packages/core/bench`).filter((name) => /^(?!make-).*\.(ts|js)$/.test(name))
  for (const file of files) expect(Object.values(scripts).join('\n')).toContain(`packages/core/bench/${file}`)
  const named = Object.entries(scripts).filter(([name]) => name.startsWith('bench:'))
  expect(named.length).toBeGreaterThan(0)
  for (const [, command] of named) expect(existsSync(root + command.split(' ')[1])).toBe(true)
})
