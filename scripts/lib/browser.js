import { existsSync, readFileSync } from 'node:fs'
import { findChromium } from '../find-chromium.js'
import { run } from './run.js'

/** A Chromium for the tests: the one at hand, else Debian's, else Playwright's; null where none can be had. */
export async function chromiumOrInstalled() {
  return findChromium() ?? (await fromDebian()) ?? (await fromPlaywright())
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !isDebian()) return null
  console.log('Installing Chromium from Debian …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update', '-qq'], { env, quiet: true })
  if (update.code !== 0) return null
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, quiet: true })
  return findChromium()
}

async function fromPlaywright() {
  console.log("Installing Playwright's Chromium …")
  await run('playwright', ['install', 'chromium'], { quiet: true })
  return findChromium()
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
}
