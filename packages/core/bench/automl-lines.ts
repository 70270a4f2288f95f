import type { ProbabilityScores } from './automl-probabilities.ts'

/** One fold of ours. */
export interface FoldResult {
  readonly set: string
  readonly fold: number
  readonly score: number
  readonly outOfFold: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly chosen: string
  readonly probabilities?: ProbabilityScores
  /** By fifths of the prediction. */
  readonly covered?: readonly { readonly inside: number; readonly rows: number }[]
}

/** One fold of a peer: the score of the set or the quality of the probabilities, or why there is none. */
export interface PeerFold {
  readonly set: string
  readonly fold: number
  readonly peer: 'lgbm' | AutomlPeer
  readonly cpuSeconds: number
  readonly score?: number
  readonly chosen?: string
  readonly probabilities?: ProbabilityScores
  readonly error?: string
}

export type AutomlPeer = (typeof automlPeers)[number]
export const automlPeers = ['flaml', 'autogluon'] as const

/** What runs over some sets and folds printed, put together; of what was run twice the later line counts, with the peers that ran after it. */
export function readLines(texts: readonly string[]): {
  readonly results: readonly FoldResult[]
  readonly peers: readonly PeerFold[]
} {
  const results = new Map<string, FoldResult>()
  const peers = new Map<string, PeerFold>()
  for (const line of texts.flatMap((text) => text.split('\n')).filter((text) => text.startsWith('{'))) {
    const result = parsed(line)
    const fold = `${result.set}/${result.fold}`
    if ('peer' in result) peers.set(`${fold}/${result.peer}`, result)
    else {
      results.set(fold, result)
      for (const key of [...peers.keys()].filter((one) => one.startsWith(`${fold}/`))) peers.delete(key)
    }
  }
  return { results: [...results.values()], peers: [...peers.values()] }
}

function parsed(line: string): FoldResult | PeerFold {
  try {
    return JSON.parse(line) as FoldResult | PeerFold
  } catch {
    throw new Error(`this line is cut: ${line.slice(0, 80)}…; remove it and run its fold again`)
  }
}
