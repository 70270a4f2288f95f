import { spawn } from 'node:child_process'
import { CsvAnalyzerError } from '@csvanalyzer/core'

export interface RunOptions {
  readonly env?: { readonly [name: string]: string }
  /** Exit codes that are no failure. */
  readonly fine?: readonly number[]
}

/** Runs a program of the system to its end; what it complains of becomes the error. */
export function runProgram(
  program: string,
  args: readonly string[],
  { env, fine = [0] }: RunOptions = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)))
    child.on('error', (error) => {
      const message = `the program "${program}" is needed and cannot be started: ${error.message}`
      reject(new CsvAnalyzerError('program-missing', message, { program }, { cause: error }))
    })
    child.on('close', (code) => {
      if (code !== null && fine.includes(code)) resolve()
      else
        reject(
          new CsvAnalyzerError('program-failed', `${program} ended with ${code}: ${complaint.trim()}`, { program }),
        )
    })
  })
}
