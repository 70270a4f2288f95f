import { spawnSync } from 'node:child_process'

/** What a process printed and the CPU seconds that it took, its threads and children included; the peers of Python have one thread. */
export function timedProcess(
  command: string,
  argumentList: readonly string[],
): { readonly cpu: number; readonly stdout: string } {
  const script = 'TIMEFORMAT="%U %S"; time "$0" "$@"'
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
  const child = spawnSync('bash', ['-c', script, command, ...argumentList], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env,
  })
  if (child.status !== 0)
    throw new Error(`${command} ${argumentList.join(' ')} ended with ${child.status}: ${child.stderr}`)
  const [user, system] = child.stderr.trim().split('\n').at(-1)!.split(' ').map(Number)
  return { cpu: user + system, stdout: child.stdout }
}
