import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.js'
import { run } from './run.js'

const published = ['core', 'mlflow-client', 'server', 'ui-kit']
const typed = [...published.map((name) => `packages/${name}`), 'examples', 'docs']

/** Every check that is not a test: a name, the command, and the folder it runs in. */
const checks = [
  { name: 'lint', command: 'eslint', args: ['.', '--max-warnings', '0'] },
  { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  ...typed.map((folder) => ({ name: `types of ${folder}`, command: 'tsc', args: ['--noEmit', '-p', folder] })),
  ...published.map((name) => ({
    name: `publint ${name}`,
    command: 'publint',
    args: ['--strict'],
    folder: `packages/${name}`,
  })),
  ...published.map((name) => ({
    name: `export types of ${name}`,
    command: 'attw',
    args: ['--pack', '.', '--profile', 'esm-only', '--format', 'ascii', '--no-emoji'],
    folder: `packages/${name}`,
  })),
  { name: 'docs site', command: 'typedoc', args: ['--logLevel', 'Error'] },
  { name: 'bundle sizes', command: 'node', args: ['scripts/size.js'] },
  { name: 'unused files and packages', command: 'knip', args: ['--no-progress'] },
]

/** Runs every check, two at a time, and answers how many passed and failed; the output of a failed one is printed. */
export async function runChecks() {
  const queue = checks.filter(
    ({ args }) => !args.includes('-p') || existsSync(join(root, args.at(-1), 'tsconfig.json')),
  )
  const counts = { passed: 0, failed: 0 }
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      if (await passes(check)) counts.passed++
      else counts.failed++
    }
  }
  await Promise.all([worker(), worker()])
  return counts
}

async function passes({ name, command, args, folder = '.' }) {
  const { code, output } = await run(command, args, { cwd: join(root, folder), quiet: true, env: { NO_COLOR: '1' } })
  console.log(code === 0 ? `ok    ${name}` : `FAIL  ${name}\n${output.trimEnd()}`)
  return code === 0
}
