import { MISSING_BIN, NODE_WORDS } from '../../../kernels/kernels.ts'
import type { BinnedDataset } from '../binned-dataset.ts'
import type { GrownNode } from './grow-leaf-wise.ts'

/** Writes a grown tree as rows of bins walk it. One test for numbers and categories alike; see NODE_WORDS. */
export function flattenInto(words: Int32Array, nodes: readonly GrownNode[]): void {
  words.fill(0, 0, NODE_WORDS * nodes.length)
  nodes.forEach(({ left, split, missingLeft }, node) => {
    const at = NODE_WORDS * node
    const bits = words.subarray(at + 2, at + NODE_WORDS)
    if (left < 0 || split === null) {
      words[at + 1] = at
      bits.fill(-1)
      return
    }
    words[at] = split.feature
    words[at + 1] = NODE_WORDS * left
    if (split.set === null) fillUpTo(bits, split.bin)
    else bits.set(split.set)
    const missing = 1 << (MISSING_BIN & 31)
    if (missingLeft) bits[7] |= missing
    else bits[7] &= ~missing
  })
}

function fillUpTo(bits: Int32Array, bin: number): void {
  const whole = (bin + 1) >> 5
  bits.fill(-1, 0, whole)
  if (whole < 8) bits[whole] = (1 << ((bin + 1) & 31)) - 1
}

/** The node where a row of the data set ends. */
export function leafOfRow(words: Int32Array, { bins, rowCount }: BinnedDataset, row: number): number {
  let at = -1
  for (let next = 0; next !== at;) {
    at = next
    const bin = bins[words[at] * rowCount + row]
    next = words[at + 1] + NODE_WORDS * (1 - ((words[at + 2 + (bin >> 5)] >>> (bin & 31)) & 1))
  }
  return at / NODE_WORDS
}
