import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const examples = fileURLToPath(new URL('..', import.meta.url))
const bin = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url))
const folders = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['test', 'node_modules', 'data'].includes(entry.name))
  .map((entry) => entry.name)
const has =
  (file: string) =>
  (folder: string): boolean =>
    existsSync(join(examples, folder, file))
const read = (path: string): string => readFileSync(join(examples, path), 'utf8')

const scratch = mkdtempSync(join(tmpdir(), 'csvanalyzer-examples-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Runs in an empty folder, where an example may leave files. */
function run(command: string, file: string): string {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  return execFileSync(command, [join(examples, file)], {
    cwd: mkdtempSync(join(scratch, 'run-')),
    env,
    encoding: 'utf8',
  })
}

function expectLines(folder: string, output: string): void {
  for (const line of read(`${folder}/expected.txt`).split('\n')) expect(output).toContain(line)
}

test('every folder is in the list of examples', () => {
  const list = read('README.md')
  expect(folders.filter((folder) => !list.includes(`| [${folder}](${folder}/`))).toEqual([])
})

test('every folder has something to run', () => {
  expect(
    folders.filter((folder) => ![has('index.js'), has('run.sh'), has('index.html')].some((check) => check(folder))),
  ).toEqual([])
})

/** It needs a server, which mlflow.test.ts starts. */
const alone = (folder: string): boolean => folder !== 'mlflow'

describe('it runs', () => {
  test.each(folders.filter(has('index.js')).filter(alone))(
    '%s',
    (folder) => expectLines(folder, run('node', `${folder}/index.js`)),
    300_000,
  )
  test.each(folders.filter(has('run.sh')))(
    '%s',
    (folder) => expectLines(folder, run('bash', `${folder}/run.sh`)),
    300_000,
  )
})
