import type { TreesModel } from '../../src/models/model.ts'
import { randomFrom } from '../../src/util/random.ts'

export interface TreeCase {
  readonly trees: number
  readonly leaves: number
  readonly features: number
  /** Outputs of a leaf. */
  readonly width?: number
  readonly aggregate?: 'sum' | 'mean'
  /** The last feature is a category of 40 levels. */
  readonly hasSets?: boolean
  readonly seed?: number
}

/** Trees that grew at random, with all that the format knows. */
export function sampleTrees(given: TreeCase): TreesModel {
  const { trees, leaves, features, width = 1, aggregate = 'sum', hasSets = true, seed = 1 } = given
  const random = randomFrom(seed, 'trees')
  const nodes = { feature: [0], threshold: [0], left: [-1], missing: [0], start: [-1], words: [0], cover: [0] }
  Object.values(nodes).forEach((list) => (list.length = 0))
  const sets: number[] = []
  const add = (cover: number): number => {
    nodes.feature.push(0)
    nodes.threshold.push(0)
    nodes.left.push(-1)
    nodes.missing.push(0)
    nodes.start.push(-1)
    nodes.words.push(0)
    return nodes.cover.push(cover) - 1
  }
  const roots: number[] = []
  for (let tree = 0; tree < trees; tree++) {
    const open = [add(1000)]
    roots.push(open[0])
    while (open.length < leaves) {
      const [node] = open.splice(random.integer(open.length), 1)
      const part = 0.1 + 0.8 * random.next()
      const left = add(nodes.cover[node] * part)
      open.push(left, add(nodes.cover[node] * (1 - part)))
      nodes.left[node] = left
      nodes.feature[node] = random.integer(features)
      nodes.threshold[node] = random.normal()
      nodes.missing[node] = random.integer(2)
      if (!hasSets || nodes.feature[node] !== features - 1) continue
      nodes.start[node] = sets.length
      nodes.words[node] = 2
      sets.push(random.integer(0x7fffffff), random.integer(256))
    }
  }
  const count = nodes.left.length
  return {
    version: 1,
    format: 'trees',
    task: width === 1 ? 'regression' : 'multiclass',
    classes: width,
    link: width === 1 ? 'identity' : 'mean-share',
    aggregate,
    roots: Int32Array.from(roots),
    outputs: new Int32Array(trees).fill(width === 1 ? 0 : -1),
    base: Float64Array.from({ length: width }, () => random.normal()),
    feature: Int32Array.from(nodes.feature),
    threshold: Float64Array.from(nodes.threshold),
    left: Int32Array.from(nodes.left),
    missingLeft: Uint8Array.from(nodes.missing),
    categoryStart: Int32Array.from(nodes.start),
    categoryWords: Int32Array.from(nodes.words),
    categories: Uint32Array.from(sets),
    leafWidth: width,
    value: Float64Array.from({ length: count * width }, () => random.normal()),
    cover: Float64Array.from(nodes.cover),
    gain: new Float64Array(count),
  }
}

/** A row, one value in ten missing. */
export function sampleRow(features: number, seed: number): Float64Array {
  const random = randomFrom(seed, 'row')
  return Float64Array.from({ length: features }, (_, j) =>
    random.next() < 0.1 ? NaN : j === features - 1 ? random.integer(45) : random.normal(),
  )
}
