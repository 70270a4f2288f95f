import { spawnSync } from 'node:child_process'
import { findPython } from '../../../../scripts/find-python.js'

const python = findPython()

/** Whether the peers can be imported. */
export function hasPython(modules: string): boolean {
  return python !== null && spawnSync(python, ['-c', `import ${modules}`]).status === 0
}

/** What a program prints as JSON. */
export function runPython(program: string): unknown {
  const run = spawnSync(python!, ['-W', 'ignore', '-'], { input: program, maxBuffer: 1 << 28 })
  if (run.status !== 0) throw new Error(run.stderr.toString())
  return JSON.parse(run.stdout.toString())
}
