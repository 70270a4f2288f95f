import type { KindEvidence } from './kind-evidence.ts'
import { kindFeatures } from './kind-features.ts'
import type { ColumnKind, KindTree } from './kind-tree.ts'
import type { KindTest } from './path-in-words.ts'
import { pathInWords } from './path-in-words.ts'

export interface KindPrediction {
  readonly kind: ColumnKind
  /** Share of the kind among the training columns that took the same path, 0–1. */
  readonly confidence: number
  /** The tests on the way, in words; of several about one figure only the closest bounds. */
  readonly path: readonly string[]
}

const featureOf = new Map(kindFeatures.map((feature) => [feature.name, feature]))

export function predictKind(tree: KindTree, evidence: KindEvidence): KindPrediction {
  const tests: KindTest[] = []
  let node = tree.nodes[0]
  while (node.length === 4) {
    const feature = featureOf.get(tree.features[node[0]])!
    const above = feature.of(evidence) > node[1]
    tests.push({ feature, threshold: node[1], above })
    node = tree.nodes[above ? node[3] : node[2]]
  }
  const best = node.indexOf(Math.max(...node))
  return { kind: tree.kinds[best], confidence: node[best] / 1000, path: pathInWords(tests, evidence) }
}
