#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'

// Most commands are over before what TurboFan compiles has paid for itself: it waits for those that are not. Older engines do not know the mode.
const shortCommandMilliseconds = 3000
if (Number.parseInt(process.versions.v8, 10) >= 13) {
  setFlagsFromString('--efficiency-mode')
  setTimeout(() => setFlagsFromString('--no-efficiency-mode'), shortCommandMilliseconds).unref()
}

await import('../dist/cli.js')
