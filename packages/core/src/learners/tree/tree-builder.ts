import type { TreesModel } from '../../models/model.ts'

/** Nodes of many trees as they are made; becomes the flat arrays of a model at the end. */
export class TreeBuilder {
  readonly leafWidth: number
  readonly #roots: number[] = []
  readonly #outputs: number[] = []
  readonly #feature: number[] = []
  readonly #threshold: number[] = []
  readonly #left: number[] = []
  readonly #missingLeft: number[] = []
  readonly #categoryStart: number[] = []
  readonly #categoryWords: number[] = []
  readonly #categories: number[] = []
  readonly #value: number[] = []
  readonly #cover: number[] = []
  readonly #gain: number[] = []

  constructor(leafWidth: number) {
    this.leafWidth = leafWidth
  }

  get nodeCount(): number {
    return this.#left.length
  }

  get treeCount(): number {
    return this.#roots.length
  }

  /** Starts a tree whose nodes are added next; `output` −1: its leaves hold a whole row. */
  addTree(output: number): void {
    this.#roots.push(this.nodeCount)
    this.#outputs.push(output)
  }

  /** `left` is the absolute index of the left child, −1 for a leaf. */
  addNode(node: { left: number; feature?: number; threshold?: number; categories?: Uint32Array | null; missingLeft?: boolean; value: ArrayLike<number>; cover: number; gain?: number }): void {
    const { left, feature = -1, threshold = 0, categories = null, missingLeft = false, value, cover, gain = 0 } = node
    this.#left.push(left)
    this.#feature.push(feature)
    this.#threshold.push(threshold)
    this.#missingLeft.push(missingLeft ? 1 : 0)
    this.#categoryStart.push(categories === null ? -1 : this.#categories.length)
    this.#categoryWords.push(categories === null ? 0 : categories.length)
    if (categories !== null) this.#categories.push(...categories)
    for (let k = 0; k < this.leafWidth; k++) this.#value.push(value[k])
    this.#cover.push(cover)
    this.#gain.push(gain)
  }

  /** The model of the first `treeCount` trees (all when absent). */
  build(head: Pick<TreesModel, 'task' | 'classes' | 'link' | 'aggregate' | 'base'>, treeCount = this.#roots.length): TreesModel {
    const nodes = treeCount < this.#roots.length ? this.#roots[treeCount] : this.nodeCount
    const starts = this.#categoryStart.slice(0, nodes)
    const sets = starts.reduce((end, start, node) => Math.max(end, start < 0 ? 0 : start + this.#categoryWords[node]), 0)
    return {
      version: 1,
      format: 'trees',
      ...head,
      roots: Int32Array.from(this.#roots.slice(0, treeCount)),
      outputs: Int32Array.from(this.#outputs.slice(0, treeCount)),
      feature: Int32Array.from(this.#feature.slice(0, nodes)),
      threshold: Float64Array.from(this.#threshold.slice(0, nodes)),
      left: Int32Array.from(this.#left.slice(0, nodes)),
      missingLeft: Uint8Array.from(this.#missingLeft.slice(0, nodes)),
      categoryStart: Int32Array.from(starts),
      categoryWords: Int32Array.from(this.#categoryWords.slice(0, nodes)),
      categories: Uint32Array.from(this.#categories.slice(0, sets)),
      leafWidth: this.leafWidth,
      value: Float64Array.from(this.#value.slice(0, nodes * this.leafWidth)),
      cover: Float64Array.from(this.#cover.slice(0, nodes)),
      gain: Float64Array.from(this.#gain.slice(0, nodes)),
    }
  }
}
