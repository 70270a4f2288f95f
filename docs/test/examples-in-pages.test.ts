import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeBlocksOf, markdownFiles, readPage, root } from './markdown.ts'

/** JavaScript marked `run`, and shell commands of ours marked `run`, work as they stand, in a folder that holds the sample data. */
const runnable = markdownFiles().flatMap((file) =>
  codeBlocksOf(readPage(file))
    .filter(({ flags }) => flags.includes('run'))
    .map(({ language, code }, index) => ({ name: `${file}, block ${index + 1}`, file, language, code })),
)

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-docs-'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'examples'))
  cpSync(join(root, 'examples/data'), join(folder, 'examples/data'), { recursive: true })
  for (const name of readdirSync(join(root, 'examples/data')).filter((file) => file.endsWith('.csv'))) {
    cpSync(join(root, 'examples/data', name), join(folder, name))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run({ language, code }: { readonly language: string; readonly code: string }): string {
  const options = { cwd: folder, encoding: 'utf8' } as const
  if (language === 'sh')
    return execFileSync('bash', ['-euo', 'pipefail', '-c', code], { ...options, env: shellEnvironment() })
  writeFileSync(join(folder, 'block.js'), code)
  return execFileSync('node', ['block.js'], options)
}

const shellEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
})

describe('the code of the pages runs', () => {
  test('there is some', () => expect(runnable.length).toBeGreaterThan(0))
  test.each(runnable)('$name', (block) => expect(() => run(block)).not.toThrow(), 120_000)
})
