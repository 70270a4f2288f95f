#!/usr/bin/env node
import module from 'node:module'
import { setFlagsFromString } from 'node:v8'

// Most commands are over within seconds: what the engine does for programs that stay (compiling hot code once more, collecting garbage in
// small steps so that nothing stutters) has not paid for itself by then. Engines before V8 13 do not know all of these flags.
const shortCommandMilliseconds = 3000
if (Number.parseInt(process.versions.v8, 10) >= 13) {
  for (const flag of ['--efficiency-mode', '--no-incremental-marking']) setFlagsFromString(flag)
  setTimeout(() => {
    for (const flag of ['--no-efficiency-mode', '--incremental-marking']) setFlagsFromString(flag)
  }, shortCommandMilliseconds).unref()
}

module.enableCompileCache?.() // in the system's folder for temporary files; NODE_DISABLE_COMPILE_CACHE=1 does without
await import('../dist/cli.js')
