#!/usr/bin/env node
import module from 'node:module'
import { setFlagsFromString } from 'node:v8'

module.enableCompileCache?.() // in the system's folder for temporary files; NODE_DISABLE_COMPILE_CACHE=1 does without
const { main } = await import('../dist/cli.js')
hurry()
await main()

/**
 * Most commands are over within seconds: what the engine does for programs that stay (compiling hot code once more, collecting garbage in
 * small steps so that nothing stutters) has not paid for itself by then. Engines before V8 13 do not know all of these flags. Compiled
 * code is kept for one set of flags only, so they are set after the modules are there and taken back before the cache is written.
 */
function hurry() {
  if (Number.parseInt(process.versions.v8, 10) < 13) return
  const shortCommandMilliseconds = 3000
  for (const flag of ['--efficiency-mode', '--no-incremental-marking', '--no-flush-bytecode']) setFlagsFromString(flag)
  const takeBack = () => {
    for (const flag of ['--no-efficiency-mode', '--incremental-marking', '--flush-bytecode']) setFlagsFromString(flag)
  }
  setTimeout(takeBack, shortCommandMilliseconds).unref()
  process.once('exit', takeBack)
}
