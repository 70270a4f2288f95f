import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.js'
import { run } from './run.js'

const folder = join(root, '.cache', 'python')
const requirements = join(root, 'scripts', 'python-peers.txt')
const stamp = join(folder, 'requirements-hash')

/**
 * The peers in Python that some tests compare against, in an environment of their own.
 * @returns {Promise<{ python: string | null, reason: string }>}
 */
export async function pythonPeers() {
  const python = join(folder, 'bin', 'python')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === requirementsHash()) return { python, reason: '' }
  const system = await usablePython()
  if (system === null) return { python: null, reason: 'there is no python3 ≥ 3.11 on PATH' }
  console.log('Installing the Python peers of scripts/python-peers.txt …')
  return installInto(python, system)
}

async function installInto(python, system) {
  rmSync(folder, { recursive: true, force: true })
  const steps = [
    [system, ['-m', 'venv', folder]],
    [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]],
  ]
  for (const [command, args] of steps) {
    const { code, output } = await run(command, args, { quiet: true })
    if (code !== 0)
      return {
        python: null,
        reason: `${command} ${args.slice(0, 3).join(' ')} failed: ${output.trim().split('\n').at(-1)}`,
      }
  }
  writeFileSync(stamp, requirementsHash())
  return { python, reason: '' }
}

const requirementsHash = () => createHash('sha256').update(readFileSync(requirements)).digest('hex')

/** The pins need Python 3.11. */
async function usablePython() {
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11']) {
    const { code } = await tried(name, ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 11))'])
    if (code === 0) return name
  }
  return null
}

async function tried(command, args) {
  try {
    return await run(command, args, { quiet: true })
  } catch {
    return { code: 127 }
  }
}
