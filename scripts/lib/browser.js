import { findChromium } from '../find-chromium.js'
import { installFromDebian } from './debian.js'
import { run } from './run.js'

/** A Chromium for the tests: the one at hand, else Debian's, else Playwright's; null where none can be had. */
export async function chromiumOrInstalled() {
  return findChromium() ?? (await fromDebian()) ?? (await fromPlaywright())
}

async function fromDebian() {
  await installFromDebian('chromium')
  return findChromium()
}

async function fromPlaywright() {
  console.log("Installing Playwright's Chromium …")
  await run('playwright', ['install', 'chromium'], { quiet: true })
  return findChromium()
}
