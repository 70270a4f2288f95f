import { spawn } from 'node:child_process'
import { findPython } from '../../../scripts/find-python.js'

/** The Python of the peers; null where there is none. */
export const python = findPython()

/** Runs a program with MLflow's own client and gives what it printed as JSON in its last line. */
export function runPython(program: string, trackingUri: string, input: unknown): Promise<unknown> {
  const env = { ...process.env, MLFLOW_TRACKING_URI: trackingUri, MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR: 'false' }
  const run = spawn(python!, ['-W', 'ignore', '-c', program], { env })
  let printed = ''
  let complaints = ''
  run.stdout.on('data', (part: Buffer) => (printed += part.toString()))
  run.stderr.on('data', (part: Buffer) => (complaints += part.toString()))
  run.stdin.end(JSON.stringify(input))
  return new Promise((resolve, reject) => {
    run.once('error', reject)
    run.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(printed.trimEnd().split('\n').at(-1)!))
      else reject(new Error(`Python ended with ${code}: ${complaints.slice(-3000)}`))
    })
  })
}
