import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPython } from '../../../scripts/find-python.js'
import type { PeerFold } from './automl-lines.ts'

interface PeerJob {
  readonly file: string
  readonly target: string
  readonly drop: readonly string[]
  readonly metric: 'auc' | 'logloss' | 'rmse'
  readonly positive: string | null
  readonly folds: readonly number[]
  /** CPU time of ours, fold by fold: the budget of FLAML and AutoGluon. */
  readonly seconds: readonly number[]
}

/** LightGBM for its probabilities, FLAML and AutoGluon for their scores, one after the other; nothing where they are not installed. */
export function runPeers(set: string, job: PeerJob): readonly PeerFold[] {
  const pythons = [
    { peer: 'lgbm', python: job.metric === 'rmse' ? null : findPython() },
    { peer: 'flaml', python: process.env.FLAML_PYTHON ?? null },
    { peer: 'autogluon', python: process.env.AUTOGLUON_PYTHON ?? null },
  ] as const
  return pythons.flatMap(({ peer, python }) => (python === null ? [] : runPeer(set, job, peer, python)))
}

/** A peer gets ten times its budget by the clock, and two minutes to start, before it is ended. */
function runPeer(set: string, job: PeerJob, peer: PeerFold['peer'], python: string): readonly PeerFold[] {
  const budget = job.seconds.reduce((sum, seconds) => sum + seconds, 0)
  const folder = mkdtempSync(join(tmpdir(), 'automl-peer-'))
  try {
    const child = spawnSync(python, [fileURLToPath(new URL('./automl-peer.py', import.meta.url))], {
      input: JSON.stringify({ ...job, peer, folder }),
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      timeout: Math.ceil(1000 * (120 + 10 * budget)),
      killSignal: 'SIGKILL',
    })
    const lines = (child.stdout ?? '').split('\n').filter((line) => line.startsWith('{'))
    const answers = lines.map((line) => ({ set, ...JSON.parse(line) }) as PeerFold)
    const reason = child.error?.message ?? child.stderr.trim().split('\n').at(-1)
    const missing = job.folds.filter((fold) => !answers.some((answer) => answer.fold === fold))
    return [...answers, ...missing.map((fold) => ({ set, fold, peer, cpuSeconds: 0, error: `no answer: ${reason}` }))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
