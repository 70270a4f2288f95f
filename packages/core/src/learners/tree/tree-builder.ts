import type { TreesModel } from '../../models/model.ts'

/** Nodes of many trees as they are made, in arrays that double: they become the flat arrays of a model at the end. */
export class TreeBuilder {
  readonly leafWidth: number
  nodeCount = 0
  feature = new Int32Array(1024)
  threshold = new Float64Array(1024)
  left = new Int32Array(1024)
  missingLeft = new Uint8Array(1024)
  categoryStart = new Int32Array(1024)
  categoryWords = new Int32Array(1024)
  value: Float64Array
  cover = new Float64Array(1024)
  gain = new Float64Array(1024)
  readonly #categories: number[] = []
  readonly #roots: number[] = []
  readonly #outputs: number[] = []

  constructor(leafWidth: number) {
    this.leafWidth = leafWidth
    this.value = new Float64Array(1024 * leafWidth)
  }

  get treeCount(): number {
    return this.#roots.length
  }

  /** Starts a tree of that many nodes, all leaves so far; returns the index of the first. `output` −1: leaves hold a whole row. */
  addTree(output: number, nodes: number): number {
    const root = this.nodeCount
    this.#roots.push(root)
    this.#outputs.push(output)
    if (root + nodes > this.left.length) this.#lengthen(Math.max(root + nodes, this.left.length * 2))
    this.nodeCount = root + nodes
    this.left.fill(-1, root, this.nodeCount)
    this.feature.fill(-1, root, this.nodeCount)
    this.categoryStart.fill(-1, root, this.nodeCount)
    return root
  }

  /** Room for about so many nodes in all, so that arrays need not be copied while trees are added. */
  reserve(nodes: number): void {
    if (nodes * 1.02 > this.left.length) this.#lengthen(Math.floor(nodes * 1.02) + 1024)
  }

  /** Makes the test of a node a set of levels. */
  setCategories(node: number, levels: Uint32Array): void {
    this.categoryStart[node] = this.#categories.length
    this.categoryWords[node] = levels.length
    for (const word of levels) this.#categories.push(word)
  }

  /** The model of the first `treeCount` trees. */
  build(
    head: Pick<TreesModel, 'task' | 'classes' | 'link' | 'aggregate' | 'base'>,
    treeCount = this.treeCount,
  ): TreesModel {
    const nodes = treeCount < this.treeCount ? this.#roots[treeCount] : this.nodeCount
    let words = 0
    for (let node = 0; node < nodes; node++)
      if (this.categoryStart[node] >= 0) words = Math.max(words, this.categoryStart[node] + this.categoryWords[node])
    return {
      version: 1,
      format: 'trees',
      ...head,
      roots: Int32Array.from(this.#roots.slice(0, treeCount)),
      outputs: Int32Array.from(this.#outputs.slice(0, treeCount)),
      feature: this.feature.slice(0, nodes),
      threshold: this.threshold.slice(0, nodes),
      left: this.left.slice(0, nodes),
      missingLeft: this.missingLeft.slice(0, nodes),
      categoryStart: this.categoryStart.slice(0, nodes),
      categoryWords: this.categoryWords.slice(0, nodes),
      categories: Uint32Array.from(this.#categories.slice(0, words)),
      leafWidth: this.leafWidth,
      value: this.value.slice(0, nodes * this.leafWidth),
      cover: this.cover.slice(0, nodes),
      gain: this.gain.slice(0, nodes),
    }
  }

  #lengthen(size: number): void {
    this.feature = longerInt32(this.feature, size)
    this.left = longerInt32(this.left, size)
    this.categoryStart = longerInt32(this.categoryStart, size)
    this.categoryWords = longerInt32(this.categoryWords, size)
    this.threshold = longerFloat64(this.threshold, size)
    this.value = longerFloat64(this.value, size * this.leafWidth)
    this.cover = longerFloat64(this.cover, size)
    this.gain = longerFloat64(this.gain, size)
    const missingLeft = new Uint8Array(size)
    missingLeft.set(this.missingLeft)
    this.missingLeft = missingLeft
  }
}

function longerInt32(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length)
  longer.set(values)
  return longer
}

function longerFloat64(values: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(length)
  longer.set(values)
  return longer
}
