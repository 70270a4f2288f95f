import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './root.js'
import { run } from './run.js'

const report = join(root, '.cache', 'test-report.json')

/** Runs the tests of every package with coverage, and counts them from the report. */
export async function runTests({ args = [], env = {} } = {}) {
  rmSync(report, { force: true })
  mkdirSync(dirname(report), { recursive: true })
  const { code } = await run(
    'vitest',
    ['run', '--coverage', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    { env },
  )
  const counts = countsOf(report)
  // An unhandled error or a coverage under its gate fails the run without failing a test.
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  return counts
}

function countsOf(file) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  if (!existsSync(file)) return counts
  for (const { status, assertionResults } of JSON.parse(readFileSync(file, 'utf8')).testResults) {
    const failed = assertionResults.filter((test) => test.status === 'failed').length
    const passed = assertionResults.filter((test) => test.status === 'passed').length
    counts.failed += failed
    counts.passed += passed
    counts.skipped += assertionResults.length - failed - passed
    // A file that cannot even be imported has no test to fail.
    if (status === 'failed' && failed === 0) counts.failed++
  }
  return counts
}
