import { buildIfStale } from './lib/build.js'
import { runChecks } from './lib/checks.js'
import { installIfNeeded } from './lib/install.js'
import { orSayWhy } from './lib/or-say-why.js'

await orSayWhy(async () => {
  await installIfNeeded()
  await buildIfStale()
  const { passed, failed } = await runChecks()
  console.log(`${passed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
})
