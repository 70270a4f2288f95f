import { existsSync, readFileSync } from 'node:fs'
import { run } from './run.js'

/** Installs a package of Debian where that is possible without asking anybody. */
export async function installFromDebian(name) {
  if (process.getuid?.() !== 0 || !isDebian()) return
  console.log(`Installing ${name} from Debian …`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update', '-qq'], { env, quiet: true })
  if (update.code !== 0) return
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env, quiet: true })
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
}
