import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packageFolder = fileURLToPath(new URL('../..', import.meta.url))

const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, encoding: 'utf8' })

/** An empty project into which the packed package is installed as from a registry; answers its folder. */
export function installPacked(): string {
  const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-package-'))
  const [{ filename }] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], packageFolder)) as [
    { filename: string },
  ]
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }))
  npm(['install', '--prefer-offline', `./${filename}`], folder)
  return folder
}

/** A Node of the oldest supported major version, if the PATH has one; else the one that runs the tests. */
export function oldestNode(): string {
  const candidates = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'))
  return candidates.find((path) => versionOf(path).startsWith('v20.')) ?? process.execPath
}

function versionOf(path: string): string {
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}
