import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from './root.js'

const bin = join(root, 'node_modules', '.bin')

/** The environment in which the repository's own tools, and its own Node, come first. */
export function toolEnvironment(more = {}) {
  return { ...process.env, ...more, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
}

/**
 * Runs a command and answers its exit code and output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, quiet?: boolean }} options `quiet` keeps the output for the caller
 */
export function run(command, args, { cwd = root, env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: toolEnvironment(env),
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    })
    const parts = []
    child.stdout?.on('data', (part) => parts.push(part))
    child.stderr?.on('data', (part) => parts.push(part))
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output: Buffer.concat(parts).toString() }))
  })
}

/** npm, through the one that called this script when there is one. */
export function runNpm(args, options) {
  const cli = process.env.npm_execpath
  return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args], options) : run('npm', args, options)
}
