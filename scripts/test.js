import { chromiumOrInstalled } from './lib/browser.js'
import { buildIfStale } from './lib/build.js'
import { runChecks } from './lib/checks.js'
import { installIfNeeded } from './lib/install.js'
import { postgresOrInstalled } from './lib/postgres.js'
import { pythonPeers } from './lib/python.js'
import { runTests } from './lib/tests.js'

const total = { passed: 0, failed: 0, skipped: 0 }
const add = ({ passed = 0, failed = 0, skipped = 0 }) => {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

try {
  await installIfNeeded()
  await buildIfStale()
  const env = { ...(await browserEnvironment()), ...(await pythonEnvironment()) }
  if ((await postgresOrInstalled()) === null) console.log('There is no PostgreSQL: the tests on it are skipped.')
  add(await runChecks())
  add(await runTests({ env }))
} catch (error) {
  console.error(error.message)
  add({ failed: 1 })
}

const { passed, failed, skipped } = total
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0

async function browserEnvironment() {
  const path = await chromiumOrInstalled()
  if (path !== null) return { CHROMIUM_PATH: path }
  missing('No Chromium was found and none could be installed: the browser tests do not run.')
  return {}
}

async function pythonEnvironment() {
  const { python, reason } = await pythonPeers()
  if (python !== null) return { PEERS_PYTHON: python }
  missing(`The tests against Python peers do not run: ${reason}.`)
  return {}
}

/** What cannot be had is a skip on a developer's machine and a failure in continuous integration. */
function missing(sentence) {
  console.log(sentence)
  add(process.env.CI ? { failed: 1 } : { skipped: 1 })
}
