import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.js'
import { runNpm } from './run.js'

const lockFile = join(root, 'package-lock.json')
const modules = join(root, 'node_modules')
const installedLock = join(modules, '.package-lock.json')
const stamp = join(modules, '.csvanalyzer-lock-hash')

const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex')

/** `npm ci` when node_modules is missing or does not belong to package-lock.json. */
export async function installIfNeeded() {
  if (isInstalled()) return false
  console.log('Installing the packages of package-lock.json …')
  const { code } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) throw new Error(`npm ci ended with exit code ${code}`)
  writeFileSync(stamp, lockHash())
  return true
}

function isInstalled() {
  if (!existsSync(installedLock)) return false
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true
  return statSync(installedLock).mtimeMs >= statSync(lockFile).mtimeMs
}
