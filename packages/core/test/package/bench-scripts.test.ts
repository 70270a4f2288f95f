import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> }

/** A benchmark says at its head how it is run; the other files of the folder are its parts. */
const said = readdirSync(`${root}packages/core/bench`)
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const head = readFileSync(`${root}packages/core/bench/${file}`, 'utf8').slice(0, 500)
    const name = /npm run (bench:[\w-]+)/.exec(head)?.[1]
    return name === undefined ? [] : [[name, `node packages/core/bench/${file}`]]
  })

test('every benchmark is a script of the repository, and every such script is a benchmark', () => {
  const benches = Object.entries(scripts).filter(([name]) => name.startsWith('bench:'))
  expect(Object.fromEntries(benches)).toEqual(Object.fromEntries(said))
})
