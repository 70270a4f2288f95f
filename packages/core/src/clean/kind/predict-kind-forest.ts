import { bytesFromBase64 } from '../../util/base64.ts'
import { CsvAnalyzerError } from '../../util/error.ts'
import type { KindEvidence } from './kind-evidence.ts'
import { kindFeatures } from './kind-features.ts'
import type { KindForest } from './kind-forest.ts'
import type { KindPrediction } from './predict-kind.ts'

const leafMark = 128

/** A function that lets the trees of a forest vote on columns; the forest is unpacked once. */
export function kindForestVoter(forest: KindForest): (evidence: KindEvidence) => KindPrediction {
  const nodes = bytesFromBase64(forest.nodes)
  if (nodes === null) throw new CsvAnalyzerError('not-a-model', 'the trees of the kind forest are no base64 text', {})
  const ends = subtreeEnds(nodes)
  const bounds = forest.bounds.map((list) => Float32Array.from(list))
  const features = forest.features.map((name) => kindFeatures.find((feature) => feature.name === name)!)
  return (evidence) => {
    const values = features.map((feature) => feature.of(evidence))
    const votes = new Array<number>(forest.kinds.length).fill(0)
    for (let root = 0; root < nodes.length; root = ends[root]) {
      let at = root
      while (nodes[at] < leafMark) {
        const goesLeft = values[nodes[at]] <= bounds[nodes[at]][nodes[at + 1]]
        at = goesLeft ? at + 2 : ends[at + 2]
      }
      votes[nodes[at] - leafMark]++
    }
    const most = Math.max(...votes)
    const path = [`${most} of ${forest.trees} trees say so`]
    return { kind: forest.kinds[votes.indexOf(most)], confidence: most / forest.trees, path }
  }
}

/** Where the subtree that begins at a byte ends: found from the back, as both branches stand behind their test. */
function subtreeEnds(nodes: Uint8Array): Int32Array {
  const starts: number[] = []
  const depth: number[] = []
  const ends = new Int32Array(nodes.length)
  for (let at = 0; at < nodes.length; at += nodes[at] < leafMark ? 2 : 1) {
    if (nodes[at] < leafMark) {
      starts.push(at)
      depth.push(2)
      continue
    }
    ends[at] = at + 1
    while (starts.length > 0 && --depth[depth.length - 1] === 0) {
      ends[starts.pop()!] = at + 1
      depth.pop()
    }
  }
  return ends
}
