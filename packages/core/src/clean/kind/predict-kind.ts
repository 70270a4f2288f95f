import type { KindEvidence } from './kind-evidence.ts'
import type { KindFeature } from './kind-features.ts'
import { kindFeatures } from './kind-features.ts'
import type { ColumnKind, KindTree } from './kind-tree.ts'

export interface KindPrediction {
  readonly kind: ColumnKind
  /** Share of the kind among the training columns that took the same path, 0–1. */
  readonly confidence: number
  /** The tests on the way, in words; of several about one figure only the closest bounds. */
  readonly path: readonly string[]
}

interface Test {
  readonly feature: KindFeature
  readonly threshold: number
  readonly above: boolean
}

const featureOf = new Map(kindFeatures.map((feature) => [feature.name, feature]))

export function predictKind(tree: KindTree, evidence: KindEvidence): KindPrediction {
  const tests: Test[] = []
  let node = tree.nodes[0]
  while (node.length === 4) {
    const feature = featureOf.get(tree.features[node[0]])!
    const above = feature.of(evidence) > node[1]
    tests.push({ feature, threshold: node[1], above })
    node = tree.nodes[above ? node[3] : node[2]]
  }
  const best = node.indexOf(Math.max(...node))
  return { kind: tree.kinds[best], confidence: node[best] / 1000, path: closestOnly(tests).map(inWords) }
}

/** A later test of the same figure and direction is the closer bound. */
function closestOnly(tests: readonly Test[]): readonly Test[] {
  return tests.filter(
    (test, index) =>
      !tests.some((later, at) => at > index && later.feature === test.feature && later.above === test.above),
  )
}

function inWords({ feature, threshold, above }: Test): string {
  if (feature.flag === true) return above ? feature.phrase : `it is not so that ${feature.phrase}`
  if (feature.phrase.startsWith('the share of samples') && threshold < 0.2)
    return above
      ? feature.phrase.replace('the share of samples that', 'some samples')
      : feature.phrase.replace('the share of samples that', 'no samples')
  return `${feature.phrase} is ${above ? 'above' : 'at most'} ${short(threshold)}`
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)))
}
